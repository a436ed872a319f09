using Pipelines.Clients.Vault;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;
using static Pipelines.Tests.Clients.Vault.VaultKeyValueTests;

namespace Pipelines.Tests.Clients.Vault;

public sealed class VaultLoginTests
{
    private const string LoggedIn = """{"auth":{"client_token":"hvs.own","lease_duration":3600,"renewable":true}}""";

    [Fact]
    public async Task By_a_token_asks_for_none_and_gives_none_back()
    {
        using var server = ScriptedServer.Answering(_ => Version2("""{"registry":"r"}"""));
        await using (var vault = new VaultKeyValue(ByToken(server)))
        {
            await ReadAsync(vault);
        }

        Assert.Equal("GET /v1/secret/data/storefront/uat", server.Request.ToString());
    }

    [Fact]
    public async Task By_a_JWT_gets_a_token_once_and_gives_it_back()
    {
        using var server = Server();
        await using (var vault = new VaultKeyValue(new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", new Secret("ey.J.w"), "gitlab"))))
        {
            await ReadAsync(vault);
            await ReadAsync(vault);
        }

        Assert.Equal(
            ["POST /v1/auth/gitlab/login", "GET /v1/secret/data/storefront/uat", "GET /v1/secret/data/storefront/uat", "POST /v1/auth/token/revoke-self"],
            server.Requests.Select(request => request.ToString()));
        Assert.Equal("""{"role":"deploy","jwt":"ey.J.w"}""", server.Requests[0].Text);
        Assert.Equal([null, "hvs.own", "hvs.own", "hvs.own"], server.Requests.Select(request => request.Header("X-Vault-Token")));
    }

    [Fact]
    public async Task By_AppRole_shows_role_and_secret()
    {
        using var server = Server();
        await using (var vault = new VaultKeyValue(new VaultAccess(server.Address, new VaultLogin.ByAppRole("role", new Secret("secret-id")))))
        {
            await ReadAsync(vault);
        }

        Assert.Equal("POST /v1/auth/approle/login", server.Requests[0].ToString());
        Assert.Equal("""{"role_id":"role","secret_id":"secret-id"}""", server.Requests[0].Text);
    }

    [Fact]
    public async Task Never_happens_when_nothing_is_read()
    {
        using var server = Server();
        await using (new VaultKeyValue(new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", new Secret("ey.J.w")))))
        {
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Is_given_back_after_a_failed_read_and_a_failure_to_do_so_is_no_failure()
    {
        using var server = ScriptedServer.Answering(request => request.Path switch
        {
            "/v1/auth/jwt/login" => ScriptedAnswer.Json(LoggedIn),
            "/v1/auth/token/revoke-self" => ScriptedAnswer.Json("""{"errors":["gone"]}""", 500),
            _ => ScriptedAnswer.Json("""{"errors":[]}""", 404),
        });

        Assert.Contains("there is no such secret", await RefusalAsync(new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", new Secret("ey.J.w")))));
        Assert.Equal("POST /v1/auth/token/revoke-self", server.Requests[^1].ToString());
    }

    [Theory]
    [InlineData(400, "error validating token: invalid audience (aud) claim: audience claim does not match any expected audience", "Look at the role's bound_audiences (the job's id_tokens say which 'aud' it has), bound_claims and expiry.")]
    [InlineData(403, "permission denied", "Look at where the auth method is mounted, at VAULT_NAMESPACE, and at the addresses that the role is bound to.")]
    [InlineData(404, "no handler for route \\\"auth/jwt/login\\\". route entry not found.", "Look at where the auth method is mounted ('vault auth list'; VAULT_AUTH_PATH says it to this build) and at VAULT_NAMESPACE.")]
    [InlineData(503, "Vault is sealed", "Ask who runs Vault to unseal it ('vault operator unseal'), or to bring its active node up.")]
    public async Task By_a_JWT_that_is_refused_says_why(int status, string said, string remedy)
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json($$"""{"errors":["{{said}}"]}""", status));

        await RefusesAsync(
            new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", new Secret("ey.J.w"))),
            $"Cannot log in to Vault (role 'deploy' of auth/jwt at {Root(server)}): {said.Replace("\\", "").TrimEnd('.')}. {remedy}");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task By_AppRole_that_is_refused_says_why()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("""{"errors":["invalid role or secret ID"]}""", 400));

        await RefusesAsync(
            new VaultAccess(server.Address, new VaultLogin.ByAppRole("role", new Secret("secret-id"), "ci")),
            $"Cannot log in to Vault (auth/ci at {Root(server)}): invalid role or secret ID. Look at the role id and the secret id: they may have been used up, have expired, or belong to another mount.");
    }

    [Fact]
    public void Shows_no_secret()
    {
        Assert.DoesNotContain("ey.J.w", new VaultLogin.ByJwt("deploy", new Secret("ey.J.w")).ToString());
        Assert.DoesNotContain("secret-id", new VaultLogin.ByAppRole("role", new Secret("secret-id")).ToString());
        Assert.DoesNotContain("hvs.token", new VaultLogin.ByToken(new Secret("hvs.token")).ToString());
    }

    private static ScriptedServer Server() => ScriptedServer.Answering(request => request.Path switch
    {
        "/v1/auth/token/revoke-self" => ScriptedAnswer.Empty(204),
        var path when path.EndsWith("/login", StringComparison.Ordinal) => ScriptedAnswer.Json(LoggedIn),
        _ => Version2("""{"registry":"r"}"""),
    });
}
