using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pipelines.Clients.Vault;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;
using static Pipelines.Tests.Clients.Vault.VaultKeyValueTests;

namespace Pipelines.Tests.Clients.Vault;

public sealed class VaultTrustTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _authority;
    private readonly string _file;

    public VaultTrustTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Shop Root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
        _file = _folder.Write("ca.pem", _authority.ExportCertificatePem());
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Trusts_the_authority_that_VAULT_CACERT_names()
    {
        using var server = Server(-1, 1, "127.0.0.1");
        await using var vault = new VaultKeyValue(ByToken(server) with { AuthorityFile = _file });

        Assert.Equal("r", await ReadAsync(vault));
    }

    [Fact]
    public async Task Does_not_trust_an_authority_that_nobody_names()
    {
        using var server = Server(-1, 1, "127.0.0.1");

        await RefusesAsync(
            ByToken(server),
            $"Cannot reach Vault ({Root(server)}): its certificate is signed by 'CN=Shop Root', which this machine does not trust. "
            + "Name the certificate (PEM) of the authority that signed it in VAULT_CACERT, or add it to this machine's store.");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Does_not_trust_another_authority_than_the_one_named()
    {
        using var server = ScriptedServer.AnsweringOverTls(_ => ScriptedAnswer.Empty(200));

        await RefusesAsync(
            ByToken(server) with { AuthorityFile = _file },
            $"Cannot reach Vault ({Root(server)}): its certificate is signed by 'CN=127.0.0.1', which this machine does not trust. "
            + "Name the certificate (PEM) of the authority that signed it in VAULT_CACERT, or add it to this machine's store.");
    }

    [Theory]
    [InlineData(-20, -10)]
    [InlineData(10, 20)]
    public async Task Says_when_the_certificate_is_valid(int from, int to)
    {
        using var server = Server(from, to, "127.0.0.1");
        var (begin, end) = (DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(to));

        var refused = await RefusalAsync(ByToken(server) with { AuthorityFile = _file });

        Assert.StartsWith(FormattableString.Invariant($"Cannot reach Vault ({Root(server)}): its certificate is valid from {begin:yyyy-MM-dd} "), refused);
        Assert.Contains(FormattableString.Invariant($" to {end:yyyy-MM-dd} "), refused);
        Assert.EndsWith("Z. Let whoever runs Vault renew it, or set this machine's clock.", refused);
    }

    [Fact]
    public async Task Says_whose_certificate_it_is()
    {
        using var server = Server(-1, 1, "vault.example", "vault-2.example");

        await RefusesAsync(
            ByToken(server) with { AuthorityFile = _file },
            $"Cannot reach Vault ({Root(server)}): its certificate is that of vault.example, vault-2.example. Write one of its names into VAULT_ADDR, or let whoever runs Vault put this one into the certificate.");
    }

    [Fact]
    public async Task Says_that_the_port_speaks_no_TLS()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Empty(200));

        var refused = await RefusalAsync(ByToken(server) with { Address = new Uri($"https://{server.Address.Authority}") });

        Assert.StartsWith($"Cannot reach Vault (https://{server.Address.Authority}): ", refused);
        Assert.EndsWith(". Look at VAULT_ADDR: the port may speak http, not https.", refused);
    }

    [Theory]
    [InlineData("nothing here", "there is no certificate in it")]
    [InlineData(null, "Could not find file")]
    public void Refuses_a_file_without_certificates(string? text, string reason)
    {
        var file = text is null ? _folder.At("absent.pem") : _folder.Write("empty.pem", text);

        var refused = Assert.Throws<ExecutionException>(() => new VaultKeyValue(new VaultAccess(new Uri("https://vault.invalid"), new VaultLogin.ByToken(new Secret("hvs.token"))) { AuthorityFile = file }));

        Assert.StartsWith($"Cannot trust Vault's certificate (VAULT_CACERT, {file}): {reason}", refused.Message);
        Assert.EndsWith(". Name a file with certificates in PEM ('-----BEGIN CERTIFICATE-----').", refused.Message);
    }

    private ScriptedServer Server(int from, int to, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=vault", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var bare = request.Create(_authority, DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(to), [1, 2, 3, 4]);
        return ScriptedServer.AnsweringOverTls(_ => Version2("""{"registry":"r"}"""), bare.CopyWithPrivateKey(key));
    }
}
