namespace Pipelines.Sandbox.Ecs;

/// <summary>What ECS calls a deployment of a service: one set of tasks of one revision.</summary>
internal sealed record Rollout
{
    /// <summary><c>ecs-svc/…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>PRIMARY or ACTIVE.</summary>
    public string Status { get; init; } = "PRIMARY";

    public required string RevisionArn { get; init; }

    public required string TaskDefinitionArn { get; init; }

    /// <summary>IN_PROGRESS, COMPLETED or FAILED.</summary>
    public string State { get; init; } = "IN_PROGRESS";

    public required string StateReason { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>Failures since a task last ran well; the measure of the circuit breaker unless it counts all.</summary>
    public int FailedTasks { get; init; }

    /// <summary>All failures.</summary>
    public int Failures { get; init; }

    /// <summary>How many tasks it has started.</summary>
    public int Started { get; init; }

    /// <summary>No task is started before this.</summary>
    public DateTimeOffset NotBefore { get; init; }

    public bool IsCompleted => State == "COMPLETED";

    public bool IsFailed => State == "FAILED";
}
