namespace Pipelines.Sandbox.Ecs;

/// <summary>A task of a service.</summary>
internal sealed record TaskRecord
{
    public required string Id { get; init; }

    /// <summary>The deployment that started it: <c>ecs-svc/…</c>.</summary>
    public required string StartedBy { get; init; }

    public required string RevisionArn { get; init; }

    public required string TaskDefinitionArn { get; init; }

    public string LastStatus { get; init; } = TaskStatusName.Provisioning;

    /// <summary>RUNNING or STOPPED.</summary>
    public string DesiredStatus { get; init; } = TaskStatusName.Running;

    /// <summary>HEALTHY, UNHEALTHY or UNKNOWN.</summary>
    public string Health { get; init; } = "UNKNOWN";

    /// <summary>What a load balancer finds: initial, healthy, or the reason for which it is not; null when nobody knows.</summary>
    public string? TargetHealth { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? PullStarted { get; init; }

    public DateTimeOffset? PullStopped { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Stopping { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    public string? StopCode { get; init; }

    public string? StoppedReason { get; init; }

    public IReadOnlyList<ContainerRecord> Containers { get; init; } = [];

    /// <summary>Whether its health check, or its time, has shown that it runs well.</summary>
    public bool WasSteady { get; init; }

    /// <summary>Whether it is found by its service's name, so that another may go.</summary>
    public bool Serves { get; init; }

    /// <summary>Which task of its deployment it is, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What ran it: a task is not handed from one runner to another.</summary>
    public required TaskRunnerKind Runner { get; init; }

    public bool IsStopped => LastStatus == TaskStatusName.Stopped;

    public bool IsWanted => DesiredStatus == TaskStatusName.Running && !IsStopped;

    /// <summary>The task, no longer wanted.</summary>
    public TaskRecord Stop(string code, string reason, DateTimeOffset now) =>
        IsWanted ? this with { DesiredStatus = TaskStatusName.Stopped, Stopping = now, StopCode = code, StoppedReason = reason } : this;
}
