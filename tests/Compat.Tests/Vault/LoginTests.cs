using Pipelines.Testing;

using VaultSharp;
using VaultSharp.Core;
using VaultSharp.V1.AuthMethods;
using VaultSharp.V1.AuthMethods.AppRole;
using VaultSharp.V1.AuthMethods.Custom;
using VaultSharp.V1.AuthMethods.JWT;
using VaultSharp.V1.AuthMethods.Kubernetes;
using VaultSharp.V1.AuthMethods.LDAP;
using VaultSharp.V1.AuthMethods.Token;
using VaultSharp.V1.AuthMethods.UserPass;
using VaultSharp.V1.Commons;

using Xunit;

namespace Compat.Tests.Vault;

public sealed class LoginTests
{
    private const string Login = """{"auth":{"client_token":"hvs.1","accessor":"acc","policies":["p"],"metadata":{"role":"r"},"lease_duration":3600,"renewable":true}}""";
    private const string Secret = """{"request_id":"q","data":{"a":"b"}}""";

    public static TheoryData<IAuthMethodInfo, string, string> Methods => new()
    {
        { new AppRoleAuthMethodInfo("role", "secret"), "/v1/auth/approle/login", """{"role_id":"role","secret_id":"secret"}""" },
        { new AppRoleAuthMethodInfo("role"), "/v1/auth/approle/login", """{"role_id":"role"}""" },
        { new AppRoleAuthMethodInfo("ci/approle", "role", "secret"), "/v1/auth/ci/approle/login", """{"role_id":"role","secret_id":"secret"}""" },
        { new JWTAuthMethodInfo("deploy", "ey.J.w"), "/v1/auth/jwt/login", """{"role":"deploy","jwt":"ey.J.w"}""" },
        { new JWTAuthMethodInfo("/gitlab/", "deploy", "ey.J.w"), "/v1/auth/gitlab/login", """{"role":"deploy","jwt":"ey.J.w"}""" },
        { new KubernetesAuthMethodInfo("deploy", "ey.J.w"), "/v1/auth/kubernetes/login", """{"role":"deploy","jwt":"ey.J.w"}""" },
        { new UserPassAuthMethodInfo("ann b", "pass"), "/v1/auth/userpass/login/ann%20b", """{"password":"pass"}""" },
        { new LDAPAuthMethodInfo("corp", "ann", "pass"), "/v1/auth/corp/login/ann", """{"password":"pass"}""" },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Happens_with_the_first_call_and_only_then(IAuthMethodInfo method, string path, string body)
    {
        using var server = ScriptedServer.Answering(request => ScriptedAnswer.Json(request.Method == "POST" ? Login : Secret));
        var vault = new VaultClient(new VaultClientSettings(server.Address.ToString(), method) { Namespace = "team/a" });
        Assert.Empty(server.Requests);

        await vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x");
        await vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x");

        Assert.Equal(["POST " + path, "GET /v1/kv/x", "GET /v1/kv/x"], server.Requests.Select(request => request.ToString()));
        Assert.Equal(body, server.Requests[0].Text);
        Assert.Null(server.Requests[0].Header("Authorization"));
        Assert.Equal(["team/a", "team/a", "team/a"], server.Requests.Select(request => request.Header("X-Vault-Namespace")));
        Assert.Equal("Bearer hvs.1", server.Requests[1].Header("Authorization"));
        Assert.Equal(("hvs.1", "acc", 3600, true), (
            method.ReturnedLoginAuthInfo.ClientToken,
            method.ReturnedLoginAuthInfo.ClientTokenAccessor,
            method.ReturnedLoginAuthInfo.LeaseDurationSeconds,
            method.ReturnedLoginAuthInfo.Renewable));
    }

    [Fact]
    public async Task Is_not_needed_with_a_token()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(Secret));
        var vault = new VaultClient(new VaultClientSettings(server.Address.ToString().TrimEnd('/'), new TokenAuthMethodInfo("hvs.own"))
        {
            UseVaultTokenHeaderInsteadOfAuthorizationHeader = true,
        });

        await vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x");

        Assert.Equal("GET /v1/kv/x", server.Request.ToString());
        Assert.Equal("hvs.own", server.Request.Header("X-Vault-Token"));
        Assert.Null(server.Request.Header("Authorization"));
        Assert.Null(server.Request.Header("X-Vault-Namespace"));
        Assert.Equal("true", server.Request.Header("X-Vault-Request"));
    }

    [Fact]
    public async Task Can_be_the_caller_s_own()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(Secret));
        var vault = new VaultClient(new VaultClientSettings(
            server.Address.ToString(), new CustomAuthMethodInfo("mine", () => Task.FromResult(new AuthInfo { ClientToken = "hvs.mine" }))));

        await vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x");

        Assert.Equal("Bearer hvs.mine", server.Request.Header("Authorization"));
    }

    [Fact]
    public async Task That_failed_is_tried_again_by_the_next_call()
    {
        using var server = ScriptedServer.Answering(
            ScriptedAnswer.Json("""{"errors":["invalid role or secret ID"]}""", 400), ScriptedAnswer.Json(Login), ScriptedAnswer.Json(Secret));
        var vault = new VaultClient(new VaultClientSettings(server.Address.ToString(), new AppRoleAuthMethodInfo("role", "secret")));

        var refused = await Assert.ThrowsAsync<VaultApiException>(() => vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x"));
        await vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x");

        Assert.Equal((400, "invalid role or secret ID"), (refused.StatusCode, refused.ApiErrors.Single()));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Without_a_token_in_the_answer_is_an_error()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"auth":null}"""));
        var vault = new VaultClient(new VaultClientSettings(server.Address.ToString(), new JWTAuthMethodInfo("role", "jwt")));

        var refused = await Assert.ThrowsAsync<VaultApiException>(() => vault.V1.Auth.PerformImmediateLogin());

        Assert.Equal("The login by jwt gave no token.", refused.Message);
    }

    [Fact]
    public async Task Happens_again_after_a_reset_and_at_once_when_asked()
    {
        using var server = ScriptedServer.Answering(request => ScriptedAnswer.Json(request.Method == "POST" ? Login : Secret));
        var vault = new VaultClient(new VaultClientSettings(server.Address.ToString(), new JWTAuthMethodInfo("role", "jwt")));

        await vault.V1.Auth.PerformImmediateLogin();
        await vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x");
        vault.V1.Auth.ResetVaultToken();
        await vault.V1.Secrets.KeyValue.V1.ReadSecretAsync("x");

        Assert.Equal(["POST", "GET", "POST", "GET"], server.Requests.Select(request => request.Method));
    }
}
