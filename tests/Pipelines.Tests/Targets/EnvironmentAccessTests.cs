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

    private static Task<EnvironmentAccess> FindAsync(Dictionary<string, string> variables, string? home = null) =>
        EnvironmentAccess.FindAsync(Shop, Uat, new ProcessEnvironment(variables.GetValueOrDefault, TimeProvider.System, home), TestContext.Current.CancellationToken);
}
