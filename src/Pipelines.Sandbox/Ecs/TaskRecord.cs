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

    /// <summary>What ran it: a task is not handed from one runner to another.</summary>
    public required TaskRunnerKind Runner { get; init; }

    public bool IsStopped => LastStatus == TaskStatusName.Stopped;

    public bool IsWanted => DesiredStatus == TaskStatusName.Running && !IsStopped;

    /// <summary>The task, no longer wanted.</summary>
    public TaskRecord Stop(string code, string reason, DateTimeOffset now) =>
        IsWanted ? this with { DesiredStatus = TaskStatusName.Stopped, Stopping = now, StopCode = code, StoppedReason = reason } : this;
}

/// <summary>A container of a task.</summary>
internal sealed record ContainerRecord
{
    public required string Name { get; init; }

    public required string Image { get; init; }

    public string? Digest { get; init; }

    public string Status { get; init; } = TaskStatusName.Pending;

    public string Health { get; init; } = "UNKNOWN";

    public int? ExitCode { get; init; }

    public string? Reason { get; init; }

    /// <summary>The id that the container engine gave it.</summary>
    public string? RuntimeId { get; init; }

    public IReadOnlyList<PublishedPort> Ports { get; init; } = [];
}

/// <summary>A port of a container and where it is published on 127.0.0.1.</summary>
internal sealed record PublishedPort(int Container, int Host, string Protocol);

/// <summary>The states that a task passes through, in this order. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html</summary>
internal static class TaskStatusName
{
    public const string Provisioning = "PROVISIONING";
    public const string Pending = "PENDING";
    public const string Activating = "ACTIVATING";
    public const string Running = "RUNNING";
    public const string Deactivating = "DEACTIVATING";
    public const string Stopping = "STOPPING";
    public const string Deprovisioning = "DEPROVISIONING";
    public const string Stopped = "STOPPED";

    private static readonly string[] Order = [Provisioning, Pending, Activating, Running, Deactivating, Stopping, Deprovisioning, Stopped];

    /// <summary>Whether a task may go from one to the other: never back.</summary>
    public static bool Follows(string next, string current) => Array.IndexOf(Order, next) > Array.IndexOf(Order, current);

    /// <summary>Whether ECS counts such a task as pending.</summary>
    public static bool IsPending(string status) => Array.IndexOf(Order, status) < Array.IndexOf(Order, Running);
}
