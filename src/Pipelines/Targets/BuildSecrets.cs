using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Reads the secrets that a build mounts: each when its image is really built, and not before.</summary>
/// <param name="Application">The application.</param>
/// <param name="Environment">The environment as whose role Vault is asked; null when there is none.</param>
/// <param name="Process">The variables.</param>
internal sealed record BuildSecrets(Application Application, DeploymentEnvironment? Environment, ProcessEnvironment Process)
{
    /// <summary>The value of one secret of an image.</summary>
    /// <exception cref="ExecutionException">The variable is not set, or Vault does not give the field.</exception>
    public async Task<Secret> ReadAsync(ContainerImage image, BuildSecret secret, CancellationToken cancellationToken)
    {
        switch (secret.Source)
        {
            case SecretSource.InVault source:
                await using (var vault = new VaultKeyValue(VaultOf(image, secret)))
                {
                    return new Secret(await vault.ReadFieldAsync(source.Mount, source.Path, source.Field, cancellationToken));
                }

            case SecretSource.InVariable source:
                return Process.SecretVariable(source.Name) ?? throw TargetsText.NoBuildSecret(image, secret.Id, source.Name);
            default:
                throw new ArgumentOutOfRangeException(nameof(secret));
        }
    }

    private VaultAccess VaultOf(ContainerImage image, BuildSecret secret) =>
        Process.Variable("VAULT_ADDR") is null ? throw TargetsText.NoVaultForSecret(image, secret.Id)
        : EnvironmentAccess.VaultOf(Application, Environment ?? throw TargetsText.NoEnvironments(Application), Process);
}
