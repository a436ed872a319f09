using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Registry;

/// <summary>
/// The registry of one account and region. One listener serves them all, so the host name that ECR would have stands before the
/// repository's name: <c>127.0.0.1:4510/111111111111.dkr.ecr.eu-west-1.amazonaws.com/storefront</c>.
/// </summary>
internal sealed partial record RegistryHost(string Account, string Region)
{
    /// <summary>The host name that ECR gives this registry.</summary>
    public override string ToString() => $"{Account}.dkr.ecr.{Region}.amazonaws.com{(Caller.PartitionOf(Region) == "aws-cn" ? ".cn" : "")}";

    /// <summary>The address at an endpoint of the sandbox, without a scheme.</summary>
    public string At(Uri endpoint) => $"{endpoint.Authority}/{this}";

    /// <summary>Splits the name by which the registry's API knows a repository; null when it does not begin with a registry's host name.</summary>
    public static (RegistryHost Host, string Repository)? Split(string name) =>
        Name().Match(name) is { Success: true } match ? (new(match.Groups["account"].Value, match.Groups["region"].Value), match.Groups["repository"].Value) : null;

    [GeneratedRegex(@"^(?<account>[0-9]{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/(?<repository>.+)\z")]
    private static partial Regex Name();
}
