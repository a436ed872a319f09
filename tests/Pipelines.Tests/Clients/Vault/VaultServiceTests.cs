using Pipelines.Clients.Vault;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Aws;
using Pipelines.Values;
using Xunit;
using static Pipelines.Tests.Clients.Vault.VaultKeyValueTests;

namespace Pipelines.Tests.Clients.Vault;

/// <summary>A Vault that does not serve: what is tried again, and what is said then.</summary>
public sealed class VaultServiceTests
{
    private const string Sealed = """{"initialized":true,"sealed":true,"standby":true,"version":"1.18.0"}""";
    private const string New = """{"initialized":false,"sealed":true,"standby":true,"version":"1.18.0"}""";
    private const string Standby = """{"initialized":true,"sealed":false,"standby":true,"version":"1.18.0"}""";
    private const string Active = """{"initialized":true,"sealed":false,"standby":false,"version":"1.18.0"}""";

    [Theory]
    [InlineData(503, "Vault is sealed", 503, Sealed, 1, "Vault is sealed. Ask who runs Vault to unseal it ('vault operator unseal'), or to bring its active node up.")]
    [InlineData(503, "Vault is sealed", 501, New, 1, "Vault is not initialised. Ask who runs Vault to set it up ('vault operator init'), or look at VAULT_ADDR: it may be a new, empty server.")]
    [InlineData(503, "Vault is sealed", 404, "{}", 1, "Vault is sealed. Ask who runs Vault to unseal it ('vault operator unseal'), or to bring its active node up.")]
    [InlineData(
        500, "local node not active but active cluster node not found", 429, Standby, 4,
        "this node of Vault is a standby, and does not reach the active one: local node not active but active cluster node not found (4 times in a row). Ask who runs Vault to bring its active node up, or name another node in VAULT_ADDR.")]
    [InlineData(
        429, "request path \\\"secret/\\\": rate limit quota exceeded", 200, Active, 4,
        "Vault's rate limit is reached: request path \"secret/\": rate limit quota exceeded (4 times in a row). Run it again in a minute; other pipelines use the same Vault. Whoever runs it may raise the quota ('vault read sys/quotas/rate-limit/…').")]
    [InlineData(
        412, "required index state not present", 200, Active, 4,
        "this node of Vault is behind the active one: required index state not present (4 times in a row). Run it again in a minute, or name the active node in VAULT_ADDR.")]
    [InlineData(500, "internal error", 200, Active, 4, "HTTP 500: internal error (4 times in a row). Run it again in a minute; Vault's own log says more.")]
    public async Task Says_why_it_does_not_serve_by_what_it_says_of_its_health(int status, string said, int healthStatus, string health, int tries, string expected)
    {
        var time = new RecordedWaits();
        using var server = ScriptedServer.Answering(request => request.Path.StartsWith("/v1/sys/health", StringComparison.Ordinal)
            ? ScriptedAnswer.Json(health, healthStatus)
            : ScriptedAnswer.Json($$"""{"errors":["{{said}}"]}""", status));

        await RefusesAsync(ByToken(server) with { Time = time }, $"Cannot read from Vault (secret/storefront/uat at {Root(server)}): {expected}");

        Assert.Equal(tries, server.Requests.Count(request => request.Path.StartsWith("/v1/secret/", StringComparison.Ordinal)));
        Assert.Equal(new[] { 0.5, 1, 2 }.Take(tries - 1), time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("7", new[] { 7.0, 7, 7 })]
    [InlineData("0", new[] { 0.5, 1, 2 })]
    [InlineData("3600", new[] { 30.0, 30, 30 })]
    [InlineData("soon", new[] { 0.5, 1, 2 })]
    public async Task Waits_as_long_as_a_rate_limit_asks_for(string retryAfter, double[] waits)
    {
        var time = new RecordedWaits();
        var calls = 0;
        using var server = ScriptedServer.Answering(_ => ++calls > 3
            ? Version2("""{"registry":"r"}""")
            : ScriptedAnswer.Json("""{"errors":["rate limit quota exceeded"]}""", 429).With("Retry-After", retryAfter));
        await using var vault = new VaultKeyValue(ByToken(server) with { Time = time });

        Assert.Equal("r", await vault.ReadFieldAsync("secret", "storefront/uat", "registry", TestContext.Current.CancellationToken));

        Assert.Equal(waits, time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task Reads_after_an_error_that_passes(int status)
    {
        var calls = 0;
        using var server = ScriptedServer.Answering(_ =>
            ++calls > 3 ? Version2("""{"registry":"r"}""")
            : status == 0 ? ScriptedAnswer.Reset
            : ScriptedAnswer.Json("""{"errors":["not now"]}""", status));
        await using var vault = new VaultKeyValue(ByToken(server));

        Assert.Equal("r", await ReadAsync(vault));
    }

    [Fact]
    public async Task Logs_in_after_an_error_that_passes()
    {
        var logins = 0;
        using var server = ScriptedServer.Answering(request => request.Path switch
        {
            "/v1/auth/jwt/login" when ++logins < 3 => ScriptedAnswer.Json("""{"errors":["not now"]}""", 503),
            "/v1/auth/jwt/login" => ScriptedAnswer.Json("""{"auth":{"client_token":"hvs.own","lease_duration":0}}"""),
            "/v1/auth/token/revoke-self" => ScriptedAnswer.Empty(204),
            _ => Version2("""{"registry":"r"}"""),
        });
        await using var vault = new VaultKeyValue(ByJwt(server));

        Assert.Equal("r", await ReadAsync(vault));
        Assert.Equal(3, logins);
    }

    [Fact]
    public async Task Says_that_nobody_can_log_in_while_it_is_sealed()
    {
        using var server = ScriptedServer.Answering(request => request.Path.StartsWith("/v1/sys/health", StringComparison.Ordinal)
            ? ScriptedAnswer.Json(Sealed, 503)
            : ScriptedAnswer.Json("""{"errors":["Vault is sealed"]}""", 503));

        await RefusesAsync(
            ByJwt(server),
            $"Cannot log in to Vault (role 'deploy' of auth/jwt at {Root(server)}): Vault is sealed. Ask who runs Vault to unseal it ('vault operator unseal'), or to bring its active node up.");
    }

    [Fact]
    public async Task Asks_for_its_health_without_token_and_namespace()
    {
        using var server = ScriptedServer.Answering(request => ScriptedAnswer.Json("""{"errors":["Vault is sealed"]}""", 503));

        await RefusalAsync(ByToken(server) with { Namespace = "team" });

        var health = server.Requests[^1];
        Assert.StartsWith("/v1/sys/health", health.Path, StringComparison.Ordinal);
        Assert.Equal((null, null), (health.Header("X-Vault-Token"), health.Header("X-Vault-Namespace")));
    }

    private static VaultAccess ByJwt(ScriptedServer server) => ByToken(server) with { Login = new VaultLogin.ByJwt("deploy", new Secret("ey.J.w")) };
}
