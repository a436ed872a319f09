using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Engines.Registries;
using Pipelines.Testing;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Vault;

public class VaultKeyValueTests
{
    private const string Login = """{"auth":{"client_token":"t","policies":[],"lease_duration":60,"renewable":false}}""";

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_a_field_of_version_2()
    {
        using var server = ScriptedServer.Answering(Secret("""{"registry":"r.example"}"""));

        Assert.Equal("r.example", await ReadAsync(server));
        Assert.Equal("GET /v1/secret/data/shop/uat", server.Request.ToString());
        Assert.Equal("token", server.Request.Header("X-Vault-Token"));
    }

    [Fact]
    public async Task Reads_a_field_of_version_1_where_there_is_no_version_2()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"errors":[]}""", 404), ScriptedAnswer.Json("""{"data":{"registry":"r.example"}}"""));

        Assert.Equal("r.example", await ReadAsync(server));
        Assert.Equal("GET /v1/secret/shop/uat", server.Requests[1].ToString());
    }

    [Theory]
    [InlineData(403, """{"errors":["1 error occurred:\n\t* permission denied\n\n"]}""", "permission denied. Look at the path, the policy and the token: the token's policy must allow 'read' on 'secret/data/shop/uat' (KV version 2; 'secret/shop/uat' on version 1).")]
    [InlineData(404, """{"errors":[]}""", "there is no such secret. Look at the path, or write it: 'vault kv put -mount=secret shop/uat …'.")]
    [InlineData(404, """{"data":{"data":null,"metadata":{"version":3,"deletion_time":"2024-01-01T00:00:00Z"}}}""", "version 3 of the secret is deleted. Write it again: 'vault kv put -mount=secret shop/uat …'.")]
    [InlineData(503, """{"errors":["Vault is sealed"]}""", "Vault is sealed. Ask who runs Vault to unseal it ('vault operator unseal').")]
    [InlineData(429, """{"errors":[]}""", "this node of Vault is a standby, or its rate limit is reached. Name the active node in VAULT_ADDR, or try again in a minute.")]
    [InlineData(500, """{"errors":["internal error"]}""", "HTTP 500: internal error. Mend what it says, and run it again.")]
    public async Task Says_why_a_secret_cannot_be_read(int status, string body, string why)
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(body, status));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(server));

        Assert.Equal($"Cannot read from Vault (secret/shop/uat at {Authority(server)}): {why}", refused.Message);
    }

    [Theory]
    [InlineData("""{"registri":"r","other":"o"}""", "Did you mean 'registri'? Its fields are: other, registri.")]
    [InlineData("""{"registry":""}""", "Did you mean 'registry'? Its fields are: registry.")]
    [InlineData("{}", "Its fields are: none.")]
    public async Task Names_the_fields_when_the_one_is_missing_or_empty(string data, string mend)
    {
        using var server = ScriptedServer.Answering(Secret(data));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(server));

        Assert.Equal($"Cannot read from Vault (secret/shop/uat at {Authority(server)}): the secret has no field 'registry'. {mend}", refused.Message);
    }

    [Fact]
    public async Task Logs_in_by_JWT_once_and_gives_its_token_back()
    {
        using var server = ScriptedServer.Answering(request => request.Path switch
        {
            "/v1/auth/jwt/login" => ScriptedAnswer.Json(Login),
            "/v1/auth/token/revoke-self" => ScriptedAnswer.Empty(204),
            _ => Secret("""{"registry":"r"}"""),
        });

        await using (var vault = new VaultKeyValue(new(server.Address, new VaultLogin.ByJwt("shop-uat", new Secret("ey")))))
        {
            await vault.ReadFieldAsync("secret", "shop/uat", "registry", End);
            await vault.ReadFieldAsync("secret", "shop/uat", "registry", End);
        }

        Assert.Equal(["/v1/auth/jwt/login", "/v1/secret/data/shop/uat", "/v1/secret/data/shop/uat", "/v1/auth/token/revoke-self"], server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task Says_what_to_look_at_when_a_JWT_is_refused()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("""{"errors":["error validating token: invalid audience"]}""", 400));
        await using var vault = new VaultKeyValue(new(server.Address, new VaultLogin.ByJwt("shop-uat", new Secret("ey"))));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => vault.ReadFieldAsync("secret", "shop/uat", "registry", End));

        Assert.Equal(
            $"Cannot log in to Vault (role 'shop-uat' of auth/jwt at {Authority(server)}): error validating token: invalid audience. "
            + "Look at the role's bound_audiences (the job's id_tokens say which 'aud' it has), bound_claims and expiry.",
            refused.Message);
    }

    [Fact]
    public async Task Says_that_Vault_does_not_answer()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Never);
        await using var vault = new VaultKeyValue(new(server.Address, new VaultLogin.ByToken(new Secret("token"))) { Timeout = TimeSpan.FromMilliseconds(50), Namespace = "team" });

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => vault.ReadFieldAsync("secret", "shop/uat", "registry", End));

        Assert.Equal($"Cannot reach Vault ({Authority(server)}, namespace team): no answer within 0 s. Look at VAULT_ADDR and at the network.", refused.Message);
    }

    [Fact]
    public async Task A_value_that_is_no_address_is_named_with_its_path_and_field()
    {
        using var server = ScriptedServer.Answering(Secret("""{"registry":"https://r.example/"}"""));
        await using var vault = new VaultKeyValue(new(server.Address, new VaultLogin.ByToken(new Secret("token"))));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() =>
            new RegistryAddresses(vault).ReadAsync(RegistrySource.Vault("secret", "shop/{environment}", "registry"), Shop.Uat, End));

        Assert.Equal(
            "Cannot read the registry's address (field 'registry' of secret/shop/uat in Vault): registry 'https://r.example/': an address without a scheme was expected. Write 'r.example'.",
            refused.Message);
    }

    private static ScriptedAnswer Secret(string data) => ScriptedAnswer.Json("""{"data":{"data":DATA,"metadata":{"version":1}}}""".Replace("DATA", data, StringComparison.Ordinal));

    private static string Authority(ScriptedServer server) => server.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<string> ReadAsync(ScriptedServer server)
    {
        await using var vault = new VaultKeyValue(new(server.Address, new VaultLogin.ByToken(new Secret("token"))));
        return await vault.ReadFieldAsync("secret", "shop/uat", "registry", End);
    }
}
