using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;
using Pipelines.Sandbox.Vault;

namespace Pipelines.Sandbox.Tests.Vault;

/// <summary>Statuses and texts of what Vault refuses, and which rule of a policy decides.</summary>
public sealed class VaultRefusals
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "secret/data/nothing", null, 404, """{"errors":[]}""")]
    [InlineData("GET", "secret/data/storefront/dev?version=7", null, 404, """{"errors":[]}""")]
    [InlineData("GET", "nowhere/x", null, 404, """{"errors":["no handler for route \"nowhere/x\". route entry not found."]}""")]
    [InlineData("POST", "secret/data/x", "{}", 400, """{"errors":["no data provided"]}""")]
    [InlineData("POST", "secret/data/x", "{", 400, "failed to parse JSON input")]
    [InlineData("POST", "secret/metadata", "{}", 405, "unsupported operation")]
    [InlineData("POST", "auth/approle/login", """{"role_id":"x","secret_id":"y"}""", 400, """{"errors":["invalid role or secret ID"]}""")]
    [InlineData("POST", "auth/jwt/login", "{}", 400, """{"errors":["missing role"]}""")]
    [InlineData("POST", "auth/jwt/login", """{"role":"dev"}""", 400, """{"errors":["missing token"]}""")]
    [InlineData("POST", "auth/jwt/login", """{"role":"dev","jwt":"a.b.c"}""", 400, "error validating token: ")]
    [InlineData("PUT", "sys/policies/acl/p", """{"policy":"path \"x\" { allowed_parameters = {} }"}""", 400, "failed to parse policy")]
    [InlineData("PUT", "sys/policies/acl/p", """{"policy":"path \"x\" { capabilities = [\"fly\"] }"}""", 400, "invalid capability \\\"fly\\\"")]
    [InlineData("POST", "sys/mounts/secret", """{"type":"kv"}""", 400, "path is already in use at secret/")]
    [InlineData("GET", "secret/storefront/dev", null, 404, "Invalid path for a versioned K/V secrets engine")]
    public async Task Has_the_status_and_text(string method, string path, string? body, int status, string text)
    {
        await using var started = await Started.NewAsync();

        var (actual, answer) = await SendAsync(started, method, path, body, "sandbox");

        Assert.Equal(status, actual);
        Assert.Contains(text, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, """{"errors":["permission denied"]}""")]
    [InlineData("unknown", """{"errors":["2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n"]}""")]
    public async Task Needs_a_token_that_it_knows(string? token, string text)
    {
        await using var started = await Started.NewAsync();

        Assert.Equal((403, text), await SendAsync(started, "GET", "secret/data/storefront/dev", null, token));
    }

    [Fact]
    public async Task Tells_the_metadata_of_a_deleted_version_with_a_404()
    {
        await using var started = await Started.NewAsync();
        await SendAsync(started, "DELETE", "secret/data/storefront/dev", null, "sandbox");

        var (status, answer) = await SendAsync(started, "GET", "secret/data/storefront/dev", null, "sandbox");

        Assert.Equal(404, status);
        var data = JsonNode.Parse(answer)!["data"]!;
        Assert.Null(data["data"]);
        Assert.Equal(1, (int)data["metadata"]!["version"]!);
        Assert.NotEqual("", (string?)data["metadata"]!["deletion_time"]);
    }

    [Fact]
    public async Task Lets_a_token_be_used_as_often_as_was_said()
    {
        await using var started = await Started.NewAsync();
        var (_, created) = await SendAsync(started, "POST", "auth/token/create", """{"num_uses":1}""", "sandbox");
        var token = (string)JsonNode.Parse(created)!["auth"]!["client_token"]!;

        Assert.Equal(200, (await SendAsync(started, "GET", "auth/token/lookup-self", null, token)).Status);
        Assert.Equal(403, (await SendAsync(started, "GET", "auth/token/lookup-self", null, token)).Status);
    }

    [Fact]
    public async Task Writes_no_token_to_disk()
    {
        await using var started = await Started.NewAsync(options => options with { VaultRootToken = "a-token-that-is-easily-found" });

        Assert.DoesNotContain("a-token-that-is-easily-found", await File.ReadAllTextAsync(Path.Combine(started.Folder, "vault.json"), Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret/data/app/dev", "read", true)]
    [InlineData("secret/data/app/prod", "read", false)]
    [InlineData("secret/data/app/dev/db", "read", true)]
    [InlineData("secret/data/app/dev/db", "update", false)]
    [InlineData("secret/data/other/dev", "read", true)]
    [InlineData("secret/data/other/dev/x", "read", false)]
    [InlineData("secret/metadata/app", "list", true)]
    [InlineData("unknown", "read", false)]
    public void Follows_the_most_specific_rule(string path, string capability, bool allowed)
    {
        var rules = new AccessRules(AccessRules.Parse("""
            # What the application may see.
            path "secret/data/app/*" { capabilities = ["read", "update"] }  // everything …
            path "secret/data/app/prod" { capabilities = ["deny"] }
            path "secret/data/app/dev/*" {
              capabilities = ["read"]
            }
            path "secret/data/+/dev" { capabilities = ["read"] }
            path "secret/metadata/app" { capabilities = ["list"] }
            """));

        Assert.Equal(allowed, rules.Allow(path, capability));
    }

    private static async Task<(int Status, string Text)> SendAsync(Started started, string method, string path, string? body, string? token)
    {
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1/" + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8) };
        if (token is not null)
        {
            request.Headers.Add("X-Vault-Token", token);
        }

        using var response = await http.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, (await response.Content.ReadAsStringAsync(Cancellation)).TrimEnd());
    }
}
