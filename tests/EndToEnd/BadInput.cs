using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>What a person gets who mistypes or misconfigures: one line that names the thing, the reason and the mend, and nothing has happened.</summary>
[Collection(CloneCollection.Name)]
public sealed class BadInput(Clone clone)
{
    [Fact]
    public async Task Unknown_environment() => await RefusesAsync(
        ["Deploy", "--env", "uta"], 2, "--env uta: storefront has no environment of that name. Did you mean 'uat'? Environments: dev, sit, uat, prod, local.");

    [Fact]
    public async Task No_environment() => await RefusesAsync(
        ["Deploy"], 2, "Deploy: no environment was named. Write 'Deploy --env <name>': dev, sit, uat, prod, local.");

    [Fact]
    public async Task Unknown_target() => await RefusesAsync(
        ["Deplyo", "--env", "uat"], 2, "target 'Deplyo': this build has no target of that name. Did you mean 'Deploy'? Targets: ");

    [Fact]
    public async Task Unknown_argument() => await RefusesAsync(
        ["Deploy", "--evn", "uat"], 2, "argument '--evn': this build has no parameter of that name. Did you mean '--env'? './build.sh --help' lists them.");

    [Fact]
    public async Task Value_after_an_equals_sign() => await RefusesAsync(
        ["Deploy", "--env=uat"], 2, "argument '--env=uat': a value follows its parameter after a space. Write '--env uat'.");

    [Fact]
    public async Task Two_values_for_one() => await RefusesAsync(
        ["Deploy", "--env", "uat", "prod"], 2,
        "argument '--env': it takes one value, and 2 were given (uat, prod). Give one, and put targets before the first '--': './build.sh prod --env uat'.");

    [Fact]
    public async Task Missing_dockerfile()
    {
        File.Delete(Path.Combine(clone.Root, "samples/storefront/Dockerfile"));
        try
        {
            (await clone.BuildAsync(["DockerBuild", "--env", "local"], Clone.NoEngine)).MustExitWith(2)
                .MustSay("ContainerImage \"storefront\": its Dockerfile 'samples/storefront/Dockerfile' does not exist. " +
                    "Write that file, or correct Dockerfile, which is relative to the repository's root.");
        }
        finally
        {
            await clone.ResetAsync();
        }
    }

    [Fact]
    public async Task Broken_containers_json()
    {
        clone.Write("samples/storefront/deploy/backend.uat.json", "{\n  \"cpu\": \"256\",\n  \"memroy\": \"512\"\n}\n");
        try
        {
            var run = await clone.BuildAsync(["Deploy", "--env", "uat"], Clone.NoEngine);

            run.MustExitWith(2).MustNotSay("Package").MustSay(
                "samples/storefront/deploy/backend.uat.json:3:3: a task definition has no member 'memroy'. " +
                "Did you mean 'memory'? docs/schema/containers.schema.json lists the members.");
        }
        finally
        {
            await clone.ResetAsync();
        }
    }

    [Fact]
    public async Task No_address_of_Vault() => await RefusesAsync(
        ["Deploy", "--env", "uat"], 1,
        "Cannot read the registry's address (environment uat): VAULT_ADDR is not set, so Vault's address is not known. " +
        "Set it (export VAULT_ADDR=https://vault.example:8200; in GitLab as a CI/CD variable), or use '--env local', which needs no Vault.");

    [Fact]
    public async Task No_token_for_Vault() => await RefusesAsync(
        ["Deploy", "--env", "uat"], 1,
        "Cannot log in to Vault (environment uat): there is no token: none of VAULT_ID_TOKEN, VAULT_ROLE_ID with VAULT_SECRET_ID, VAULT_TOKEN and ~/.vault-token is there. " +
        "Run 'vault login', or set VAULT_TOKEN.",
        new() { ["VAULT_ADDR"] = "http://127.0.0.1:1", ["HOME"] = "/nowhere" });

    [Fact]
    public async Task Vault_that_does_not_answer() => await RefusesAsync(
        ["Deploy", "--env", "uat"], 1,
        "Cannot reach Vault (http://127.0.0.1:1): Connection refused. Look at VAULT_ADDR and at the network.",
        new() { ["VAULT_ADDR"] = "http://127.0.0.1:1", ["VAULT_TOKEN"] = "hvs.never-shown", ["AWS_ACCESS_KEY_ID"] = "333333333333", ["AWS_SECRET_ACCESS_KEY"] = "sandbox" });

    private async Task RefusesAsync(string[] arguments, int exitCode, string text, Dictionary<string, string?>? variables = null) =>
        (await clone.BuildAsync(arguments, variables)).MustExitWith(exitCode).MustSay(text).MustNotSay("hvs.never-shown");
}
