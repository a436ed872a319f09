using Pipelines.Sandbox.Ecs;

namespace Pipelines.Sandbox.Tasks;

/// <summary>Where a task stands.</summary>
internal sealed record TaskSight
{
    public required string TaskId { get; init; }

    public required string Status { get; init; }

    public string Health { get; init; } = "UNKNOWN";

    /// <summary>What a load balancer finds: initial, healthy, or the reason for which it is not; null for a runner that does not know.</summary>
    public string? TargetHealth { get; init; }

    public IReadOnlyList<ContainerRecord> Containers { get; init; } = [];

    /// <summary>Whether it is found by its service's name.</summary>
    public bool Serves { get; init; }

    /// <summary>Why it stopped of itself; null while it runs, or when it was told to stop.</summary>
    public string? StopCode { get; init; }

    public string? StoppedReason { get; init; }
}
