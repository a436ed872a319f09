using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Registries;

/// <summary>What this room says to people.</summary>
internal static class RegistriesText
{
    private const int RefusedExitCode = 14;

    public static string Where(string mount, string path, string field) => $"field '{field}' of {mount}/{path} in Vault";

    public static ExecutionException NoAddress(string where, DefinitionException malformed) => new(
        "read the registry's address", where, $"{malformed.Mistakes[0].Where}: {malformed.Mistakes[0].What}", malformed.Mistakes[0].Mend, innerException: malformed);

    public static ExecutionException Refused(FoundRegistry registry, DeploymentEnvironment environment, IReadOnlyList<string> mismatches) => new(
        "use the registry", $"{registry.Address} for {environment}", "nothing was written, because the accounts do not agree",
        string.Join("\n", mismatches.Prepend("").Select(line => line.Length == 0 ? "" : $"- {line}")), RefusedExitCode);

    public static string OtherCredentials(CallerIdentity identity, DeploymentEnvironment environment) =>
        $"The credentials ({identity.Arn}) are of account {identity.Account}; {environment} is account {environment.Account}. Log in to {environment.Account}, or correct Account of {environment}.";

    public static string OtherAccount(FoundRegistry registry, AccountId account, DeploymentEnvironment environment) =>
        $"The registry {registry.Address} is of account {account}; {environment} is account {environment.Account}. Correct {registry.Where}, or Account of {environment}.";

    public static string OtherRegion(FoundRegistry registry, AwsRegion region, DeploymentEnvironment environment) =>
        $"The registry {registry.Address} is in {region}; {environment} is in {environment.Region}. Correct {registry.Where}, or Region of {environment}.";

    public static string OtherPartition(FoundRegistry registry, DeploymentEnvironment environment) =>
        $"The registry {registry.Address} has no name that ECR has in {environment.Region}. Write {HostOf(environment)} into {registry.Where}.";

    public static string NotTheSandbox(FoundRegistry registry, string? proxyEndpoint, DeploymentEnvironment environment) =>
        $"The registry {registry.Address} is on this machine, and ECR says that the registry of these credentials is {proxyEndpoint ?? "unknown"}. Write {HostOf(environment)} into {registry.Where}.";

    public static string Nameless(FoundRegistry registry, string? proxyEndpoint, DeploymentEnvironment environment) =>
        $"The registry {registry.Address} names no account, and ECR says that the registry of these credentials is {proxyEndpoint ?? "unknown"}. "
        + $"Write {HostOf(environment)} into {registry.Where}.";

    private static string HostOf(DeploymentEnvironment environment) =>
        $"{environment.Account}.dkr.ecr.{environment.Region}.amazonaws.com{(environment.Region.Text.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}";
}
