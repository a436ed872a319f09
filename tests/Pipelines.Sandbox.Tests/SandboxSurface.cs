using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests;

/// <summary>What a program that embeds the sandbox sees.</summary>
public sealed class SandboxSurface
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_the_variables_that_clients_need()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL"] = started.Address,
                ["AWS_ACCESS_KEY_ID"] = "333333333333",
                ["AWS_SECRET_ACCESS_KEY"] = "sandbox",
                ["AWS_REGION"] = "eu-west-1",
                ["VAULT_ADDR"] = started.Address,
                ["VAULT_TOKEN"] = "sandbox",
            },
            started.Sandbox.EnvironmentVariables("uat"));
    }

    [Fact]
    public async Task Names_the_environments_it_has_when_asked_for_another()
    {
        await using var started = await Started.NewAsync();

        var mistake = Assert.Throws<ArgumentException>(() => started.Sandbox.EnvironmentVariables("prod"));

        Assert.StartsWith("The sandbox has no environment 'prod'; it was seeded with: dev, uat.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_no_address_for_a_simulated_service()
    {
        await using var started = await Started.NewAsync();

        Assert.Null(started.Sandbox.AddressOf("dev", "backend"));
        Assert.Equal("", await started.Sandbox.LogTailAsync("0123456789abcdef", Cancellation));
    }

    [Fact]
    public async Task Waits_until_it_is_disposed()
    {
        await using var started = await Started.NewAsync();
        var waiting = started.Sandbox.WaitAsync(Cancellation);
        Assert.False(waiting.IsCompleted);

        await started.DisposeAsync();

        await waiting;
    }

    [Fact]
    public async Task Mints_id_tokens_over_http_that_Vault_takes()
    {
        await using var started = await Started.NewAsync();
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };

        using var minted = await PostAsync(http, "/_sandbox/id-token", """{"audience":"vault","claims":{"project_path":"shop/storefront","ref_protected":"true"}}""");
        var token = (string)JsonNode.Parse(await minted.Content.ReadAsStringAsync(Cancellation))!["id_token"]!;
        using var login = await PostAsync(http, "/v1/auth/jwt/login", new JsonObject { ["role"] = "dev", ["jwt"] = token }.ToJsonString());

        Assert.Equal(200, (int)login.StatusCode);
        Assert.Equal("RS256", (string?)JsonNode.Parse(await http.GetStringAsync("/_sandbox/jwks", Cancellation))!["keys"]![0]!["alg"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"audience":1}""")]
    [InlineData("""{"audience":"a","claims":{"exp":"soon"}}""")]
    public async Task Says_what_it_needs_to_mint_an_id_token(string body)
    {
        await using var started = await Started.NewAsync();
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };

        using var refused = await PostAsync(http, "/_sandbox/id-token", body);

        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Contains("Send {", (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancellation))!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_id_token_that_has_expired()
    {
        await using var started = await Started.NewAsync();
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };
        var token = started.Sandbox.MintIdToken(new Dictionary<string, string> { ["exp"] = "1700000000", ["project_path"] = "shop/storefront", ["ref_protected"] = "true" }, "vault");

        using var login = await PostAsync(http, "/v1/auth/jwt/login", new JsonObject { ["role"] = "dev", ["jwt"] = token }.ToJsonString());

        Assert.Equal("""{"errors":["error validating token: invalid expiration time (exp) claim: token is expired"]}""", (await login.Content.ReadAsStringAsync(Cancellation)).Trim());
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string body) =>
        http.PostAsync(path, new StringContent(body, Encoding.UTF8), Cancellation);
}
