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
        Refuse(registry, environment, identity.Account == environment.Account
            ? Mismatches(registry, environment, proxyEndpoint)
            : Mismatches(registry, environment, proxyEndpoint).Prepend(RegistriesText.OtherCredentials(identity, environment)));
    }

    /// <summary>Refuses the registry of an earlier environment, which is only read from, when it is not that environment's: it would be shown the password.</summary>
    /// <param name="registry">Its registry, as found.</param>
    /// <param name="earlier">That environment; the credentials are another's.</param>
    /// <param name="proxyEndpoint">Where ECR says that the credentials' registry is.</param>
    /// <exception cref="ExecutionException">Every mismatch, at once; exit code 14.</exception>
    public static void CheckSource(FoundRegistry registry, DeploymentEnvironment earlier, string? proxyEndpoint) =>
        Refuse(registry, earlier, Mismatches(registry, earlier, proxyEndpoint));

    private static void Refuse(FoundRegistry registry, DeploymentEnvironment environment, IEnumerable<string> mismatches)
    {
        if (mismatches.ToList() is { Count: > 0 } all)
        {
            throw RegistriesText.Refused(registry, environment, all);
        }
    }

    private static IEnumerable<string> Mismatches(FoundRegistry registry, DeploymentEnvironment environment, string? proxyEndpoint)
    {
        if (registry.Address is { Account: { } account, Region: { } region })
        {
            // A loopback address is the sandbox's alone: anything else that listens there must not be shown the password.
            if (registry.Address.IsLoopback && !IsAt(registry.Address, proxyEndpoint))
            {
                yield return RegistriesText.NotTheSandbox(registry, proxyEndpoint, environment);
            }

            if (!HasHostOf(registry.Address, region))
            {
                yield return RegistriesText.OtherPartition(registry, environment);
            }

            if (account != environment.Account)
            {
                yield return RegistriesText.OtherAccount(registry, account, environment);
            }

            if (region != environment.Region)
            {
                yield return RegistriesText.OtherRegion(registry, region, environment);
            }
        }
        else if (!IsAt(registry.Address, proxyEndpoint))
        {
            yield return RegistriesText.Nameless(registry, proxyEndpoint, environment);
        }
    }

    // As Uri writes it: without the scheme's own port.
    private static bool IsAt(RegistryAddress address, string? proxyEndpoint) =>
        Uri.TryCreate(proxyEndpoint, UriKind.Absolute, out var endpoint) && endpoint.Authority.Equals(address.Endpoint.Authority, StringComparison.OrdinalIgnoreCase);

    // China's partition has a domain of its own, and a name is ECR's only where its domain is that of the region.
    private static bool HasHostOf(RegistryAddress address, AwsRegion region)
    {
        var host = address.IsLoopback ? address.Prefix : address.Authority;
        var isChina = region.Partition == "aws-cn";
        return host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) ? isChina && host.Contains(".dkr.ecr", StringComparison.Ordinal)
            : host.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? !isChina && host.Contains(".dkr.ecr", StringComparison.Ordinal)
            : host.EndsWith(".on.aws", StringComparison.Ordinal) && !isChina && host.Contains(".dkr-ecr", StringComparison.Ordinal);
    }
}
