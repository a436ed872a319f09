using System.Buffers.Text;
using Pipelines.Clients.Vault;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using static Pipelines.Tests.Clients.Vault.VaultKeyValueTests;

namespace Pipelines.Tests.Clients.Vault;

public sealed class VaultLoginTests
{
    private const string LoggedIn = """{"auth":{"client_token":"hvs.own","accessor":"acc","lease_duration":3600,"renewable":true}}""";

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
    public async Task Shows_what_Vault_warns_of_at_the_login()
    {
        var log = new RecordedLog();
        using var server = ScriptedServer.Answering(request => request.Path.EndsWith("/login", StringComparison.Ordinal)
            ? ScriptedAnswer.Json(LoggedIn[..^1] + ""","warnings":["TTL of \"2h\" exceeded the effective max_ttl of \"1h\""]}""")
            : Version2("""{"registry":"r"}"""));
        await using (var vault = new VaultKeyValue(new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", new Secret("ey.J.w"), "gitlab")) { Log = log }))
        {
            await ReadAsync(vault);
        }

        Assert.Equal("warning: Vault warns: TTL of \"2h\" exceeded the effective max_ttl of \"1h\"", Assert.Single(log.Lines, line => line.StartsWith("warning", StringComparison.Ordinal)));
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
    [InlineData(
        400, "error validating token: invalid audience (aud) claim: audience claim does not match any expected audience",
        "The token's aud is 'vault:shop:uat': let bound_audiences of 'auth/jwt/role/deploy' name it, or the job's id_tokens say another 'aud'.")]
    [InlineData(
        400, "error validating token: audience claim found in JWT but no audiences bound to the role",
        "The token's aud is 'vault:shop:uat': let bound_audiences of 'auth/jwt/role/deploy' name it, or the job's id_tokens say another 'aud'.")]
    [InlineData(
        400, "error validating claims: claim \\\"ref_protected\\\" does not match any associated bound claim values",
        "The token's ref_protected is 'false': correct bound_claims of 'auth/jwt/role/deploy' (true and false are texts there), or run it where the claim is right: a protected branch, the right project.")]
    [InlineData(
        400, "error validating claims: claim \\\"environment\\\" is missing",
        "The token's environment is missing: correct bound_claims of 'auth/jwt/role/deploy' (true and false are texts there), or run it where the claim is right: a protected branch, the right project.")]
    [InlineData(
        400, "role \\\"deploy\\\" could not be found",
        "Look at the role's name ('vault list auth/jwt/role'); VaultRole of the environment says it to this build.")]
    [InlineData(
        400, "error validating token: invalid expiration time (exp) claim: token is expired",
        "An id_token lives as long as its job may take, and this one ended at 08:00:00Z: run the job again, or raise its timeout.")]
    [InlineData(
        400, "error validating token: error verifying token signature: no known key successfully validated the token signature",
        "Look at the role's bound_audiences, bound_claims and expiry ('auth/jwt/role/deploy'), and at the issuer and keys of 'auth/jwt/config'.")]
    [InlineData(403, "permission denied", "Look at where the auth method is mounted, at VAULT_NAMESPACE (it is not set), and at the addresses that the role is bound to.")]
    [InlineData(
        404, "no handler for route \\\"auth/jwt/login\\\". route entry not found",
        "Look at where the auth method is mounted ('vault auth list'; VAULT_AUTH_PATH says it to this build) and at VAULT_NAMESPACE (it is not set).")]
    public async Task By_a_JWT_that_is_refused_says_why(int status, string said, string remedy)
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json($$"""{"errors":["{{said}}"]}""", status));

        await RefusesAsync(
            new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", IdToken)),
            $"Cannot log in to Vault (role 'deploy' of auth/jwt at {Root(server)}): {said.Replace("\\", "")}. {remedy}");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Names_the_namespace_that_has_no_such_login()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("""{"errors":["permission denied"]}""", 403));

        await RefusesAsync(
            new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", IdToken)) { Namespace = "team/b" },
            $"Cannot log in to Vault (role 'deploy' of auth/jwt at {Root(server)}, namespace team/b): permission denied. "
            + "Look at where the auth method is mounted, at VAULT_NAMESPACE (it is 'team/b'), and at the addresses that the role is bound to.");
    }

    [Fact]
    public async Task By_a_text_that_is_no_JWT_is_refused_with_where_one_comes_from()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("""{"errors":["error validating token: malformed token"]}""", 400));

        await RefusesAsync(
            new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", new Secret("no-token-at-all"))),
            $"Cannot log in to Vault (role 'deploy' of auth/jwt at {Root(server)}): error validating token: malformed token. The text is no JSON Web Token: let VAULT_ID_TOKEN come from the job's id_tokens.");
    }

    [Fact]
    public async Task Warns_when_the_token_crosses_the_network_in_clear()
    {
        var log = new RecordedLog();
        await using var vault = new VaultKeyValue(new VaultAccess(new Uri("http://vault.invalid:8200"), new VaultLogin.ByJwt("deploy", IdToken)) { Log = log });

        await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(vault));

        Assert.Equal(["warning: VAULT_ADDR is http://vault.invalid:8200: over http, whoever is on the way reads the token. Use https."], log.Lines);
    }

    [Fact]
    public async Task Is_given_back_even_when_nobody_waited_for_it()
    {
        using var cancelled = new CancellationTokenSource();
        var held = new TaskCompletionSource();
        using var server = ScriptedServer.Answering(request =>
        {
            if (!request.Path.EndsWith("/login", StringComparison.Ordinal))
            {
                return ScriptedAnswer.Empty(204);
            }

            cancelled.Cancel();
            return ScriptedAnswer.Json(LoggedIn) with { HeldUntil = held.Task };
        });
        var vault = new VaultKeyValue(new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", IdToken)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => vault.ReadFieldAsync("secret", "storefront/uat", "registry", cancelled.Token));
        held.SetResult();
        await vault.DisposeAsync();

        Assert.Equal(["POST /v1/auth/jwt/login", "POST /v1/auth/token/revoke-self"], server.Requests.Select(request => request.ToString()));
    }

    [Fact]
    public async Task Says_when_its_token_is_not_taken_back()
    {
        var log = new RecordedLog();
        using var server = ScriptedServer.Answering(request => request.Path switch
        {
            "/v1/auth/jwt/login" => ScriptedAnswer.Json(LoggedIn),
            "/v1/auth/token/revoke-self" => ScriptedAnswer.Json("""{"errors":["gone"]}""", 500),
            _ => Version2("""{"registry":"r"}"""),
        });

        await using (var vault = new VaultKeyValue(new VaultAccess(server.Address, new VaultLogin.ByJwt("deploy", IdToken)) { Log = log }))
        {
            await ReadAsync(vault);
        }

        Assert.Equal(["warning: Vault did not take its token back (gone); it ends by itself, 3600 s after it was last renewed (accessor acc)."], log.Lines);
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

    // aud vault:shop:uat, ref_protected "false", exp 2026-01-05T08:00:00Z.
    private static Secret IdToken => new($"e30.{Base64Url.EncodeToString("""{"aud":"vault:shop:uat","ref_protected":"false","exp":1767600000}"""u8)}.c2ln");

    private static ScriptedServer Server() => ScriptedServer.Answering(request => request.Path switch
    {
        "/v1/auth/token/revoke-self" => ScriptedAnswer.Empty(204),
        var path when path.EndsWith("/login", StringComparison.Ordinal) => ScriptedAnswer.Json(LoggedIn),
        _ => Version2("""{"registry":"r"}"""),
    });
}
