using Pipelines.Testing;

using VaultSharp;
using VaultSharp.Core;
using VaultSharp.V1.AuthMethods.Token;

using Xunit;

namespace Compat.Tests.Vault;

public sealed class ClientTests
{
    private static VaultClientSettings Settings(ScriptedServer server) => new(server.Address.ToString(), new TokenAuthMethodInfo("hvs.t"));

    [Fact]
    public async Task Looks_up_renews_and_revokes_its_own_token()
    {
        using var server = ScriptedServer.Answering(
            ScriptedAnswer.Json("""{"data":{"id":"hvs.t","policies":["root"],"ttl":30,"expire_time":"2030","renewable":true,"path":"auth/token/root"}}"""),
            ScriptedAnswer.Json("""{"auth":{"client_token":"hvs.t","lease_duration":3600}}"""),
            ScriptedAnswer.Json("""{"auth":{"client_token":"hvs.t","lease_duration":60}}"""),
            ScriptedAnswer.Json("""{"data":{"id":"hvs.u","ttl":0}}"""),
            ScriptedAnswer.Empty(204));
        var own = new VaultClient(Settings(server)).V1.Auth.Token;

        var looked = (await own.LookupSelfAsync()).Data;
        var renewed = await own.RenewSelfAsync("1h");
        await own.RenewSelfAsync();
        var other = (await own.LookupAsync("hvs.u")).Data;
        await own.RevokeSelfAsync();

        Assert.Equal(("hvs.t", "root", 30, "2030", true, "auth/token/root"), (looked.Id, looked.Policies.Single(), looked.TimeToLive, looked.ExpireTime, looked.Renewable, looked.Path));
        Assert.Equal(3600, renewed.LeaseDurationSeconds);
        Assert.Equal("hvs.u", other.Id);
        Assert.Equal(
            [
                "GET /v1/auth/token/lookup-self ",
                """POST /v1/auth/token/renew-self {"increment":"1h"}""",
                "POST /v1/auth/token/renew-self {}",
                """POST /v1/auth/token/lookup {"token":"hvs.u"}""",
                "POST /v1/auth/token/revoke-self ",
            ],
            server.Requests.Select(request => $"{request} {request.Text}"));
    }

    [Theory]
    [InlineData(200, true, false, false)]
    [InlineData(503, true, true, true)]
    [InlineData(429, true, false, true)]
    public async Task Tells_health_whatever_the_status(int status, bool initialized, bool isSealed, bool standby)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(
            $$"""{"initialized":{{Json(initialized)}},"sealed":{{Json(isSealed)}},"standby":{{Json(standby)}},"version":"1.17.0","cluster_name":"c","cluster_id":"i"}""", status));
        var settings = Settings(server);
        settings.Namespace = "team";

        var health = await new VaultClient(settings).V1.System.GetHealthStatusAsync();

        Assert.Equal((status, initialized, isSealed, standby, "1.17.0"), (health.HttpStatusCode!.Value, health.Initialized, health.Sealed, health.Standby, health.Version));
        Assert.Equal("GET /v1/sys/health?standbyok=false&activecode=200&standbycode=429&sealedcode=503&uninitcode=501", server.Request.ToString());
        Assert.Null(server.Request.Header("Authorization"));
        Assert.Null(server.Request.Header("X-Vault-Namespace"));
    }

    [Fact]
    public async Task Does_not_take_a_proxy_s_page_for_health()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Text("<html>", 502));

        var refused = await Assert.ThrowsAsync<VaultApiException>(() => new VaultClient(Settings(server)).V1.System.GetHealthStatusAsync());

        Assert.Equal(502, refused.StatusCode);
    }

    [Fact]
    public async Task Follows_a_standby_to_the_active_node_with_the_token_header()
    {
        using var active = ScriptedServer.Answering(ScriptedAnswer.Json("""{"data":{"a":"b"}}"""));
        using var standby = ScriptedServer.Answering(request => ScriptedAnswer.Empty(307).With("Location", active.Address.ToString().TrimEnd('/') + request.Target));
        var settings = Settings(standby);
        settings.UseVaultTokenHeaderInsteadOfAuthorizationHeader = true;

        var secret = await new VaultClient(settings).V1.Secrets.KeyValue.V1.ReadSecretAsync("x");

        Assert.Equal("b", secret.Data["a"].ToString());
        Assert.Equal("hvs.t", active.Request.Header("X-Vault-Token"));
    }

    [Fact]
    public async Task Lets_the_caller_see_and_make_what_is_sent()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"data":{}}"""));
        var seen = new List<string>();
        var settings = Settings(server);
        settings.PostProcessHttpClientHandlerAction = handler => seen.Add("handler " + handler.GetType().Name);
        settings.MyHttpClientProviderFunc = handler => new HttpClient(handler) { DefaultRequestHeaders = { { "X-Mine", "1" } } };
        settings.BeforeApiRequestAction = (_, request) => seen.Add("before " + request.Method);
        settings.AfterApiResponseAction = response => seen.Add("after " + (int)response.StatusCode);
        settings.VaultServiceTimeout = TimeSpan.FromSeconds(30);

        await new VaultClient(settings).V1.Secrets.KeyValue.V1.ReadSecretAsync("x");

        Assert.Equal(["handler HttpClientHandler", "before GET", "after 200"], seen);
        Assert.Equal("1", server.Request.Header("X-Mine"));
    }

    [Fact]
    public void Stands_in_the_published_namespaces_alone() =>
        Assert.All(typeof(VaultClient).Assembly.GetExportedTypes(), type => Assert.StartsWith("VaultSharp", type.Namespace, StringComparison.Ordinal));

    private static string Json(bool value) => value ? "true" : "false";
}
