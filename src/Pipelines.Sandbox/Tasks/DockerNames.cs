namespace Pipelines.Sandbox.Tasks;

/// <summary>How what belongs to one sandbox is named and labelled in the engine.</summary>
internal sealed record DockerNames(string SandboxId)
{
    public const string SandboxLabel = "pipelines.sandbox";
    public const string TaskLabel = "pipelines.task";
    public const string ContainerLabel = "pipelines.container";

    /// <summary>The filter that finds everything of this sandbox.</summary>
    public string Filter => $"label={SandboxLabel}={SandboxId}";

    /// <summary>The network over which containers reach the outside, and the outside their published ports.</summary>
    public string Network => $"pipelines-{SandboxId}";

    /// <summary>The network of a cluster, on which a service answers to its name; each cluster has its own <c>backend</c>.</summary>
    public string NetworkOf(TaskOrder order) => $"pipelines-{SandboxId}-{order.Account}-{order.Region}-{order.Cluster}";

    public static string ContainerOf(TaskOrder order, string container) => $"{order.Service}-{order.Id[..12]}-{container}";

    public string VolumeOf(TaskOrder order, string volume) => $"pipelines-{SandboxId}-{order.Id[..12]}-{volume}";

    /// <summary>The names under which a service is found by others of its cluster.</summary>
    public static IReadOnlyList<string> AliasesOf(TaskOrder order) => [order.Service, $"{order.Service}.{order.Cluster}.local"];
}
