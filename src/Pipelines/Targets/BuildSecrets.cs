using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Reads the secrets that a build mounts: each when an image is really built, and not before.</summary>
internal static class BuildSecrets
{
    /// <summary>The value of one secret.</summary>
    /// <param name="image">The image that it is for.</param>
    /// <param name="secret">Where it is.</param>
    /// <param name="environment">The environment as whose role Vault is asked; null when there is none.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExecutionException">The variable is not set, or Vault does not give the field.</exception>
    public static async Task<Secret> ReadAsync(
        ContainerImage image, BuildSecret secret, DeploymentEnvironment? environment, TargetRun run, CancellationToken cancellationToken)
    {
        switch (secret.Source)
        {
            case SecretSource.InVault source:
                await using (var vault = new VaultKeyValue(VaultOf(image, secret, environment, run)))
                {
                    return new Secret(await vault.ReadFieldAsync(source.Mount, source.Path, source.Field, cancellationToken));
                }

            case SecretSource.InVariable source:
                return run.Environment.SecretVariable(source.Name) ?? throw TargetsText.NoBuildSecret(image, secret.Id, source.Name);
            default:
                throw new ArgumentOutOfRangeException(nameof(secret));
        }
    }

    private static VaultAccess VaultOf(ContainerImage image, BuildSecret secret, DeploymentEnvironment? environment, TargetRun run) =>
        run.Environment.Variable("VAULT_ADDR") is null ? throw TargetsText.NoVaultForSecret(image, secret.Id)
        : EnvironmentAccess.VaultOf(run.Build.Application, environment ?? throw TargetsText.NoEnvironments(run.Build.Application), run.Environment);
}
