using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Registries;

/// <summary>Finds the registry of an environment. In comes where an application keeps its addresses; out goes one address and where it stood.</summary>
internal sealed class RegistryAddresses(VaultKeyValue vault)
{
    /// <summary>Reads the address of one environment.</summary>
    /// <exception cref="ExecutionException">It cannot be read, or what is written there is no address.</exception>
    public async Task<FoundRegistry> ReadAsync(RegistrySource source, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var place = source as RegistrySource.InVault ?? throw new ArgumentOutOfRangeException(nameof(source));
        var path = place.PathOf(environment);
        var text = await vault.ReadFieldAsync(place.Mount, path, place.Field, cancellationToken);
        var where = RegistriesText.Where(place.Mount, path, place.Field);
        try
        {
            return new(RegistryAddress.Parse(text.Trim()), where);
        }
        catch (DefinitionException malformed)
        {
            throw RegistriesText.NoAddress(where, malformed);
        }
    }
}

/// <summary>The registry of an environment.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Where">Where the address stood, for people: <c>field 'registry' of secret/storefront/uat</c>.</param>
internal sealed record FoundRegistry(RegistryAddress Address, string Where);
