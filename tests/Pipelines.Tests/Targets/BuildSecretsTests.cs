using Pipelines.Definitions;
using Pipelines.Targets;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Targets;

public sealed class BuildSecretsTests
{
    private static readonly DeploymentEnvironment Dev = new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic };
    private static readonly ContainerImage Image = new("shop") { Dockerfile = "Dockerfile" };
    private static readonly BuildSecret Npm = new("npm", SecretSource.Variable("NPM_TOKEN")), Gems = new("gems", SecretSource.Vault("secret", "build/gems", "token"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Come_from_a_variable() => Assert.Equal(new Secret("abc"), await Secrets(new() { ["NPM_TOKEN"] = "abc" }).ReadAsync(Image, Npm, Token));

    [Fact]
    public async Task Come_from_Vault()
    {
        using var vault = ScriptedServer.Answering(request => request.Path == "/v1/secret/data/build/gems"
            ? ScriptedAnswer.Json("""{"data":{"data":{"token":"from vault"},"metadata":{"version":1}}}""")
            : ScriptedAnswer.Empty(404));

        var secret = await Secrets(new() { ["VAULT_ADDR"] = vault.Address.ToString(), ["VAULT_TOKEN"] = "hvs.x" }).ReadAsync(Image, Gems, Token);

        Assert.Equal(new Secret("from vault"), secret);
    }

    [Fact]
    public async Task Say_what_is_missing()
    {
        var variable = await Assert.ThrowsAsync<ExecutionException>(() => Secrets([]).ReadAsync(Image, Npm, Token));
        var vault = await Assert.ThrowsAsync<ExecutionException>(() => Secrets([]).ReadAsync(Image, Gems, Token));

        Assert.Equal(
            "Cannot build the image (shop): its secret 'npm' is in the environment variable NPM_TOKEN, which is not set. Set NPM_TOKEN; in GitLab as a masked CI/CD variable.",
            variable.Message);
        Assert.Equal(
            "Cannot build the image (shop): its secret 'gems' is in Vault, and VAULT_ADDR does not say where that is. Set VAULT_ADDR, and log in with 'vault login' or VAULT_TOKEN.",
            vault.Message);
    }

    private static BuildSecrets Secrets(Dictionary<string, string> variables) =>
        new(new Application("shop") { Environments = [Dev] }, Dev, new ProcessEnvironment(variables.GetValueOrDefault, TimeProvider.System, HomeFolder: null));
}
