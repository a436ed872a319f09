using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pipelines.Clients.Vault;

/// <summary>Why a certificate is not trusted.</summary>
internal enum Distrust
{
    /// <summary>Nobody who is trusted has signed it.</summary>
    Authority,

    /// <summary>It has expired, or is not valid yet.</summary>
    Time,

    /// <summary>It is another host's.</summary>
    Host,

    /// <summary>Something else, as the machine says it.</summary>
    Other,
}

/// <summary>Decides whether Vault's certificate is trusted, and remembers why not: the exception that follows does not say it.</summary>
internal sealed class VaultTrust
{
    private readonly X509Certificate2Collection? _authorities;

    /// <summary>Reads the authorities.</summary>
    /// <exception cref="Values.ExecutionException">The file cannot be read, or holds no certificate.</exception>
    public VaultTrust(VaultAccess access)
    {
        if (access.AuthorityFile is not { } file)
        {
            return;
        }

        try
        {
            _authorities = [];
            _authorities.ImportFromPemFile(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw VaultText.NoAuthorities(file, unreadable.Message, unreadable);
        }

        if (_authorities.Count == 0)
        {
            throw VaultText.NoAuthorities(file, "there is no certificate in it", null);
        }
    }

    /// <summary>Why the last certificate was not trusted; null when it was.</summary>
    public (Distrust Why, string Words)? Refused { get; private set; }

    /// <summary>The decision, as .NET asks for it.</summary>
    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _ = sender;
        if (_authorities is not null && certificate is X509Certificate2 shown && chain is not null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);

            // An authority of one's own seldom answers for revocations.
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            errors = chain.Build(shown) ? errors & ~SslPolicyErrors.RemoteCertificateChainErrors : errors | SslPolicyErrors.RemoteCertificateChainErrors;
        }

        Refused = errors == SslPolicyErrors.None ? null : Why(errors, certificate, chain);
        return errors == SslPolicyErrors.None;
    }

    private static (Distrust Why, string Words) Why(SslPolicyErrors errors, X509Certificate? certificate, X509Chain? chain)
    {
        var found = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status) ?? X509ChainStatusFlags.NoError;
        return (found & X509ChainStatusFlags.NotTimeValid) != 0 && certificate is X509Certificate2 dated
                ? (Distrust.Time, FormattableString.Invariant($"its certificate is valid from {dated.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm}Z to {dated.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm}Z"))
            : (found & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0
                ? (Distrust.Authority, $"its certificate is signed by '{(certificate?.Issuer is { Length: > 0 } issuer ? issuer : "nobody")}', which this machine does not trust")
            : (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0
                ? (Distrust.Host, $"its certificate is that of {NamesOf(certificate)}")
            : (Distrust.Other, $"its certificate is not valid ({(found == X509ChainStatusFlags.NoError ? errors : (object)found)})");
    }

    private static string NamesOf(X509Certificate? certificate)
    {
        var names = (certificate as X509Certificate2)?.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()))).ToList() ?? [];
        return names.Count > 0 ? string.Join(", ", names) : certificate?.Subject ?? "nobody";
    }
}
