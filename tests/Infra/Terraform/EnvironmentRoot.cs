using System.Text.Json;

namespace Infra.Terraform;

/// <summary>The root module of infra/ with the inputs of one environment.</summary>
internal static class EnvironmentRoot
{
    /// <summary>The configuration below a folder that holds <c>infra</c> and <c>docs</c>, as one environment gets it.</summary>
    /// <param name="repository">The folder.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="changes">Variables on top of the environment's own.</param>
    public static ModuleInstance Of(string repository, string environment, params (string Name, object? Value)[] changes) => Of(repository, "environment", environment, changes);

    /// <summary>Vault's side of one environment, for the project 42.</summary>
    public static ModuleInstance Vault(string repository, string environment) => Of(repository, "vault", environment, [("gitlab_project_id", "42")]);

    private static ModuleInstance Of(string repository, string root, string environment, (string Name, object? Value)[] changes)
    {
        var file = Path.Combine(repository, "infra/environments", environment, "terraform.tfvars.json");
        var inputs = Values.Map(Functions.Decoded(JsonDocument.Parse(File.ReadAllText(file)).RootElement));
        foreach (var (name, value) in changes)
        {
            inputs[name] = value;
        }

        var configuration = Configuration.Load(Path.Combine(repository, "infra", root));
        return new(configuration, configuration.Root, "", null, inputs);
    }
}
