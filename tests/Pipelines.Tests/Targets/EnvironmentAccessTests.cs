using Pipelines.Clients.Aws;
using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Targets;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Targets;

public sealed class EnvironmentAccessTests
{
    private static readonly DeploymentEnvironment Uat = new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Start.Manual };
    private static readonly Application Shop = new("shop") { Environments = [Uat] };

    [Fact]
    public async Task Shows_a_job_s_id_tokens_to_Vault_and_AWS()
    {
        var access = await FindAsync(new() { ["VAULT_ADDR"] = "https://vault.example:8200", ["VAULT_ID_TOKEN"] = "for-vault", ["VAULT_TOKEN"] = "other", ["AWS_ID_TOKEN"] = "for-aws" });

        var jwt = Assert.IsType<VaultLogin.ByJwt>(access.Vault.Login);
        Assert.Equal(("shop-uat", "for-vault", "jwt"), (jwt.Role, jwt.Token.Reveal(), jwt.Mount));
        Assert.IsType<WebIdentityCredentials>(access.Aws.Credentials);
    }

    [Fact]
    public async Task Takes_a_person_s_token_from_the_file_that_vault_login_writes()
    {
        using var home = new TemporaryFolder();
        home.Write(".vault-token", "hvs.mine\n");

        var access = await FindAsync(new() { ["VAULT_ADDR"] = "http://127.0.0.1:8200", ["AWS_ID_TOKEN"] = "x" }, home.Path);

        Assert.Equal(new VaultLogin.ByToken(new Secret("hvs.mine")), access.Vault.Login);
    }

    [Fact]
    public async Task Refuses_to_go_on_without_an_address_of_Vault()
    {
        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => FindAsync([]));

        Assert.Equal(
            "Cannot read the registry's address (environment uat): VAULT_ADDR is not set, so Vault's address is not known. " +
            "Set it (export VAULT_ADDR=https://vault.example:8200; in GitLab as a CI/CD variable), or use '--env local', which needs no Vault.",
            refusal.Message);
    }

    [Fact]
    public async Task Refuses_an_address_of_Vault_that_is_none()
    {
        var refusal = await Assert.ThrowsAsync<DefinitionException>(() => FindAsync(new() { ["VAULT_ADDR"] = "vault.example:8200" }));

        Assert.Equal("VAULT_ADDR: 'vault.example:8200' is not an address. Write one such as 'https://vault.example:8200'.", refusal.Message);
    }

    [Fact]
    public async Task Refuses_to_go_on_without_a_token_for_Vault()
    {
        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => FindAsync(new() { ["VAULT_ADDR"] = "https://vault.example:8200" }));

        Assert.Equal(
            "Cannot log in to Vault (environment uat): there is no token: none of VAULT_ID_TOKEN, VAULT_ROLE_ID with VAULT_SECRET_ID, VAULT_TOKEN and ~/.vault-token is there. " +
            "Run 'vault login', or set VAULT_TOKEN.",
            refusal.Message);
    }

    [Fact]
    public async Task Takes_namespace_and_authority_from_Vault_s_own_variables()
    {
        var access = await FindAsync(new()
        {
            ["VAULT_ADDR"] = "https://vault.example:8200",
            ["VAULT_TOKEN"] = "hvs.mine",
            ["VAULT_NAMESPACE"] = "team/a",
            ["VAULT_CACERT"] = "/etc/vault/ca.pem",
            ["VAULT_SKIP_VERIFY"] = "false",
            ["AWS_ID_TOKEN"] = "x",
        });

        Assert.Equal(("team/a", "/etc/vault/ca.pem"), (access.Vault.Namespace, access.Vault.AuthorityFile));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("yes")]
    public async Task Refuses_to_talk_to_a_Vault_that_nobody_verified(string skip)
    {
        var refusal = await Assert.ThrowsAsync<DefinitionException>(() => FindAsync(new() { ["VAULT_ADDR"] = "https://vault.example:8200", ["VAULT_SKIP_VERIFY"] = skip }));

        Assert.Equal(
            "VAULT_SKIP_VERIFY: Vault's certificate is always verified. Name the authority that signed it in VAULT_CACERT (a file in PEM), and unset VAULT_SKIP_VERIFY.",
            refusal.Message);
    }

    [Theory]
    [InlineData("VAULT_ADDR")]
    [InlineData("AWS_ENDPOINT_URL")]
    public async Task Refuses_an_address_that_carries_a_password_and_does_not_repeat_it(string variable)
    {
        var variables = new Dictionary<string, string> { ["VAULT_ADDR"] = "https://vault.example:8200", ["VAULT_TOKEN"] = "hvs.mine", ["AWS_ID_TOKEN"] = "x" };
        variables[variable] = "https://ann:the-password@vault.example:8200";

        var refusal = await Assert.ThrowsAsync<DefinitionException>(() => FindAsync(variables));

        Assert.Equal($"{variable}: the address carries a user or a password. Write the address alone; who one is, is said by a token or by keys.", refusal.Message);
    }

    [Fact]
    public async Task Prefers_AppRole_to_a_token()
    {
        var access = await FindAsync(new()
        {
            ["VAULT_ADDR"] = "https://vault.example:8200",
            ["VAULT_ROLE_ID"] = "role",
            ["VAULT_SECRET_ID"] = "secret-id",
            ["VAULT_TOKEN"] = "hvs.mine",
            ["VAULT_AUTH_PATH"] = "ci",
            ["AWS_ID_TOKEN"] = "x",
        });

        Assert.Equal(new VaultLogin.ByAppRole("role", new Secret("secret-id"), "ci"), access.Vault.Login);
    }

    private static Task<EnvironmentAccess> FindAsync(Dictionary<string, string> variables, string? home = null) =>
        EnvironmentAccess.FindAsync(Shop, Uat, new ProcessEnvironment(variables.GetValueOrDefault, TimeProvider.System, home), TestContext.Current.CancellationToken);
}
