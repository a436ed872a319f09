using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Engines.Doctor;
using Pipelines.Engines.Registries;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Looks whether Vault answers this person, by reading what a deployment would read.</summary>
internal static class VaultCheckup
{
    /// <summary>What came of it, for each environment; nothing when nothing is read from Vault, and a single line when this person has no Vault.</summary>
    public static async Task<IReadOnlyList<Checkup>> RunAsync(TargetRun run)
    {
        var application = run.Build.Application;
        if (application.Registry is not RegistrySource.InVault source || application.Environments.Count == 0)
        {
            return [];
        }

        if (run.Environment.Variable("VAULT_ADDR") is null)
        {
            return [new("Vault", Standing.Unknown, "VAULT_ADDR is not set, so it was not asked") { Mend = TargetsText.HowToVault }];
        }

        return await Task.WhenAll(application.Environments.Select(environment => OfAsync(run, source, environment)));
    }

    private static async Task<Checkup> OfAsync(TargetRun run, RegistrySource.InVault source, DeploymentEnvironment environment)
    {
        var name = $"Vault for {environment}";
        try
        {
            await using var vault = new VaultKeyValue(EnvironmentAccess.VaultOf(run.Build.Application, environment, run.Environment));
            return Checkup.Good(name, $"{source.Mount}/{source.PathOf(environment)} gives {await vault.ReadFieldAsync(source.Mount, source.PathOf(environment), source.Field, run.CancellationToken)}");
        }
        catch (PipelinesException exception)
        {
            // People often may read dev and not prod; who deploys is the pipeline.
            return new(name, Standing.Advice, exception.Message) { Why = TargetsText.NoDeploymentFromHere };
        }
    }
}
