using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Registries;

/// <summary>
/// Keeps a run from writing into another account: credentials, registry address and environment must name the same account and region.
/// A pure function, asked before the first write.
/// </summary>
internal static class RegistryGuard
{
    /// <summary>True when the address alone does not say whose it is, so that <see cref="Check"/> needs ECR's own word.</summary>
    public static bool NeedsProxyEndpoint(RegistryAddress address) => address.Account is null;

    /// <summary>Refuses when anything disagrees.</summary>
    /// <param name="registry">The environment's registry, as found.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="identity">Who the credentials belong to.</param>
    /// <param name="proxyEndpoint">Where ECR says that the credentials' registry is; null when it was not asked.</param>
    /// <exception cref="ExecutionException">Every mismatch, at once; exit code 14.</exception>
    public static void Check(FoundRegistry registry, DeploymentEnvironment environment, CallerIdentity identity, string? proxyEndpoint)
    {
        var mismatches = Mismatches(registry, environment, identity, proxyEndpoint).ToList();
        if (mismatches.Count > 0)
        {
            throw RegistriesText.Refused(registry, environment, mismatches);
        }
    }

    private static IEnumerable<string> Mismatches(FoundRegistry registry, DeploymentEnvironment environment, CallerIdentity identity, string? proxyEndpoint)
    {
        if (identity.Account != environment.Account)
        {
            yield return RegistriesText.OtherCredentials(identity, environment);
        }

        if (registry.Address is { Account: { } account, Region: { } region })
        {
            if (account != environment.Account)
            {
                yield return RegistriesText.OtherAccount(registry, account, environment);
            }

            if (region != environment.Region)
            {
                yield return RegistriesText.OtherRegion(registry, region, environment);
            }
        }
        else if (!Uri.TryCreate(proxyEndpoint, UriKind.Absolute, out var endpoint) || !endpoint.Authority.Equals(AuthorityOf(registry.Address), StringComparison.OrdinalIgnoreCase))
        {
            yield return RegistriesText.Nameless(registry, proxyEndpoint, environment);
        }
    }

    // As Uri writes it: without the scheme's own port.
    private static string AuthorityOf(RegistryAddress address) => address.Endpoint.Authority;
}
