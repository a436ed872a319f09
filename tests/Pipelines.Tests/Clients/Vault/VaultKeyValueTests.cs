using System.Net;
using System.Net.Sockets;
using Pipelines.Clients.Vault;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Aws;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Vault;

public sealed class VaultKeyValueTests
{
    private const string Missing = """{"errors":[]}""";
    private const string Denied = """{"errors":["1 error occurred:\n\t* permission denied\n\n"]}""";
    private const string VersionedEngine = """{"errors":[],"warnings":["Invalid path for a versioned K/V secrets engine."]}""";

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_a_field_of_a_version_2_engine()
    {
        using var server = ScriptedServer.Answering(Version2("""{"registry":"r.example"}"""));
        await using var vault = new VaultKeyValue(ByToken(server) with { Namespace = "team/a" });

        Assert.Equal("r.example", await ReadAsync(vault));

        Assert.Equal("GET /v1/secret/data/storefront/uat", server.Requests[0].ToString());
        Assert.Equal(("hvs.token", "team/a"), (server.Requests[0].Header("X-Vault-Token"), server.Requests[0].Header("X-Vault-Namespace")));
    }

    [Theory]
    [InlineData(404, Missing)]
    [InlineData(403, Denied)]
    public async Task Reads_a_field_of_a_version_1_engine(int status, string refusal)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(refusal, status), ScriptedAnswer.Json("""{"data":{"registry":"r.example"}}"""));
        await using var vault = new VaultKeyValue(ByToken(server));

        Assert.Equal("r.example", await ReadAsync(vault));
        Assert.Equal(["GET /v1/secret/data/storefront/uat", "GET /v1/secret/storefront/uat"], server.Requests.Select(request => request.ToString()));
    }

    [Fact]
    public async Task Does_not_take_a_version_1_secret_whose_path_begins_with_data_for_another()
    {
        using var server = ScriptedServer.Answering(
            ScriptedAnswer.Json("""{"data":{"data":{"registry":"of data/storefront/uat"}}}"""), ScriptedAnswer.Json("""{"data":{"registry":"of storefront/uat"}}"""));
        await using var vault = new VaultKeyValue(ByToken(server));

        Assert.Equal("of storefront/uat", await ReadAsync(vault));
    }

    [Fact]
    public async Task Says_that_there_is_no_such_secret()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Missing, 404), ScriptedAnswer.Json(VersionedEngine, 404));

        await RefusesAsync(
            ByToken(server),
            $"Cannot read from Vault (secret/storefront/uat at {Root(server)}): there is no such secret. Look at the path, or write it: 'vault kv put -mount=secret storefront/uat …'.");
    }

    [Fact]
    public async Task Says_that_there_is_no_such_secret_where_only_version_1_may_be_asked()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Denied, 403), ScriptedAnswer.Json(Missing, 404));

        Assert.Contains("): there is no such secret. ", await RefusalAsync(ByToken(server)));
    }

    [Theory]
    [InlineData(403, Denied)]
    [InlineData(404, VersionedEngine)]
    public async Task Says_that_permission_is_denied_and_for_which_path(int status, string toVersion1)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Denied, 403), ScriptedAnswer.Json(toVersion1, status));

        await RefusesAsync(
            ByToken(server) with { Namespace = "team" },
            $"Cannot read from Vault (secret/storefront/uat at {Root(server)}, namespace team): permission denied for secret/data/storefront/uat. "
            + "Look at the path, the policy and the token, and whether namespace team is theirs: the token must be valid, and its policy allow 'read' on 'secret/data/storefront/uat' (KV version 2; 'secret/storefront/uat' on version 1).");
    }

    [Theory]
    [InlineData(
        """{"data":{"data":null,"metadata":{"deletion_time":"2024-02-01T00:00:00Z","destroyed":false,"version":2}}}""",
        "version 2 of the secret is deleted, since 2024-02-01T00:00:00Z. Take it back ('vault kv undelete -mount=secret -versions=2 storefront/uat'), or write it again.")]
    [InlineData(
        """{"data":{"data":null,"metadata":{"deletion_time":"","destroyed":true,"version":7}}}""",
        "version 7 of the secret is destroyed: its value is gone. Write it again: 'vault kv put -mount=secret storefront/uat …'.")]
    public async Task Says_which_version_is_gone_and_whether_it_comes_back(string body, string expected)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(body, 404));

        await RefusesAsync(ByToken(server), $"Cannot read from Vault (secret/storefront/uat at {Root(server)}): {expected}");
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("5000", "a number")]
    [InlineData("true", "true or false")]
    [InlineData("{\"host\":\"value-of-host\"}", "an object")]
    [InlineData("[\"value-of-list\"]", "a list")]
    public async Task Takes_nothing_but_a_text(string value, string kind)
    {
        using var server = ScriptedServer.Answering(Version2($$"""{"registry":{{value}}}"""));

        await RefusesAsync(
            ByToken(server),
            $"Cannot read from Vault (secret/storefront/uat at {Root(server)}): the field 'registry' of the secret is {kind}, not a text. Write it as a text: 'vault kv patch -mount=secret storefront/uat registry=…'.");
    }

    [Fact]
    public async Task Says_that_the_path_of_the_API_was_written()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Missing, 404), ScriptedAnswer.Json(Missing, 404));
        await using var vault = new VaultKeyValue(ByToken(server));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => vault.ReadFieldAsync("secret", "data/storefront/uat", "registry", End));

        Assert.Equal(
            $"Cannot read from Vault (secret/data/storefront/uat at {Root(server)}): there is no such secret. Write the path without 'data/': that belongs to the API of KV version 2 and is put in by itself.",
            refused.Message);
    }

    [Fact]
    public async Task Shows_what_Vault_warns_of()
    {
        var log = new RecordedLog();
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"warnings":["the mount\nis deprecated"],"data":{"data":{"registry":"r"},"metadata":{"version":1}}}"""));
        await using var vault = new VaultKeyValue(ByToken(server) with { Log = log });

        await ReadAsync(vault);

        Assert.Equal(["warning: Vault warns: the mount is deprecated"], log.Lines);
    }

    [Fact]
    public async Task Says_that_nothing_is_mounted_there()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("""{"errors":["no handler for route \"secret/data/storefront/uat\". route entry not found."]}""", 404));

        await RefusesAsync(
            ByToken(server),
            $"Cannot read from Vault (secret/storefront/uat at {Root(server)}): nothing is mounted at secret/. Look at the mount's name ('vault secrets list').");
    }

    [Fact]
    public async Task Names_the_fields_that_there_are_and_no_value()
    {
        using var server = ScriptedServer.Answering(Version2("""{"registri":"value-of-registri","user":"value-of-user"}"""));

        await RefusesAsync(
            ByToken(server),
            $"Cannot read from Vault (secret/storefront/uat at {Root(server)}): the secret has no field 'registry'. Did you mean 'registri'? Its fields are: registri, user.");
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    public async Task Says_that_a_field_is_empty(string value)
    {
        using var server = ScriptedServer.Answering(Version2($$"""{"registry":{{value}}}"""));

        await RefusesAsync(
            ByToken(server),
            $"Cannot read from Vault (secret/storefront/uat at {Root(server)}): the field 'registry' of the secret is empty. Write it: 'vault kv patch -mount=secret storefront/uat registry=…'.");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(502)]
    public async Task Says_that_it_is_not_Vault_that_answers(int status)
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Text("<html>sign in</html>", status, "text/html"));

        await RefusesAsync(ByToken(server), $"Cannot reach Vault ({Root(server)}): the answer is not one of Vault's. Look at VAULT_ADDR, and whether a proxy stands between.");
    }

    [Fact]
    public async Task Says_that_nobody_answers()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();

        await RefusesAsync(
            new VaultAccess(address, new VaultLogin.ByToken(new Secret("hvs.token"))),
            $"Cannot reach Vault ({address.GetLeftPart(UriPartial.Authority)}): Connection refused. Look at VAULT_ADDR and at the network.");
    }

    [Fact]
    public async Task Says_that_nobody_knows_the_host()
    {
        await RefusesAsync(
            new VaultAccess(new Uri("https://vault.invalid:8200"), new VaultLogin.ByToken(new Secret("hvs.token"))),
            "Cannot reach Vault (https://vault.invalid:8200): nobody knows the host 'vault.invalid'. Look at VAULT_ADDR, and whether this machine is in the network (VPN) whose names it uses.");
    }

    [Fact]
    public async Task Says_that_the_answer_does_not_come_in_time()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Never);

        await RefusesAsync(
            ByToken(server) with { Timeout = TimeSpan.FromSeconds(1) },
            $"Cannot reach Vault ({Root(server)}): no answer within 1 s. Look at VAULT_ADDR and at the network.");
    }

    [Fact]
    public async Task Is_cancelled_without_a_story()
    {
        using var cancelled = new CancellationTokenSource();
        using var server = ScriptedServer.Answering(_ =>
        {
            cancelled.Cancel();
            return ScriptedAnswer.Never;
        });
        await using var vault = new VaultKeyValue(ByToken(server));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => vault.ReadFieldAsync("secret", "storefront/uat", "registry", cancelled.Token));
    }

    // Its pauses end at once.
    internal static VaultAccess ByToken(ScriptedServer server) => new(server.Address, new VaultLogin.ByToken(new Secret("hvs.token"))) { Time = new RecordedWaits() };

    internal static ScriptedAnswer Version2(string data) =>
        ScriptedAnswer.Json("{\"data\":{\"data\":" + data + ",\"metadata\":{\"version\":3,\"destroyed\":false,\"deletion_time\":\"\"}}}");

    internal static string Root(ScriptedServer server) => server.Address.GetLeftPart(UriPartial.Authority);

    internal static Task<string> ReadAsync(VaultKeyValue vault, string field = "registry") => vault.ReadFieldAsync("secret", "storefront/uat", field, End);

    internal static async Task RefusesAsync(VaultAccess access, string expected) => Assert.Equal(expected, await RefusalAsync(access));

    internal static async Task<string> RefusalAsync(VaultAccess access)
    {
        await using var vault = new VaultKeyValue(access);
        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(vault));
        Assert.DoesNotContain("value-of", refused.ToString());
        Assert.DoesNotContain("hvs.", refused.ToString());
        return refused.Message;
    }
}
