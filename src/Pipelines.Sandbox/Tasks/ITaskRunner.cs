using System.Text.Json.Nodes;
using Pipelines.Sandbox.Ecs;

namespace Pipelines.Sandbox.Tasks;

/// <summary>What stands behind tasks: a clock, or a container engine.</summary>
internal interface ITaskRunner : IAsyncDisposable
{
    /// <summary>Begins what brings each task nearer to what is wanted, and tells where each stands now. Never waits for a start or a stop.</summary>
    Task<IReadOnlyList<TaskSight>> AdvanceAsync(IReadOnlyList<TaskOrder> orders, CancellationToken cancellationToken);
}

/// <summary>A task as its runner sees it.</summary>
internal sealed record TaskOrder
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required string Cluster { get; init; }

    public required string Service { get; init; }

    /// <summary>Whether it is to run; else it is to stop.</summary>
    public required bool IsWanted { get; init; }

    /// <summary>Whether it runs well, so that others may find it by the service's name.</summary>
    public required bool IsSteady { get; init; }

    public required string LastStatus { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset? Stopping { get; init; }

    /// <summary>The container definitions of its task definition.</summary>
    public required IReadOnlyList<JsonObject> Containers { get; init; }

    public required IReadOnlyList<RevisionImage> Images { get; init; }
}

/// <summary>Where a task stands.</summary>
internal sealed record TaskSight
{
    public required string TaskId { get; init; }

    public required string Status { get; init; }

    public string Health { get; init; } = "UNKNOWN";

    public IReadOnlyList<ContainerRecord> Containers { get; init; } = [];

    /// <summary>Whether it is found by its service's name.</summary>
    public bool Serves { get; init; }

    /// <summary>Why it stopped of itself; null while it runs, or when it was told to stop.</summary>
    public string? StopCode { get; init; }

    public string? StoppedReason { get; init; }
}
