using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Ecs;

/// <summary>A service with everything that belongs to it: one file, changed as a whole.</summary>
internal sealed record Service
{
    public const int EventsKept = 100;
    public const int DeploymentsKept = 100;

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Cluster { get; init; }

    public required string ClusterArn { get; init; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; init; } = "ACTIVE";

    public required int DesiredCount { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The token of the request that created it.</summary>
    public string? ClientToken { get; init; }

    /// <summary>Members that are kept and told, and nothing more: networks, load balancers and the like.</summary>
    public JsonObject Configuration { get; init; } = [];

    public JsonObject DeploymentConfiguration { get; init; } = [];

    public JsonArray Tags { get; init; } = [];

    /// <summary>What ECS calls deployments of a service: the PRIMARY first, then those that are being replaced.</summary>
    public ImmutableList<Rollout> Rollouts { get; init; } = [];

    /// <summary>Service deployments, newest first.</summary>
    public ImmutableList<ServiceDeployment> Deployments { get; init; } = [];

    public ImmutableDictionary<string, ServiceRevision> Revisions { get; init; } = ImmutableDictionary<string, ServiceRevision>.Empty;

    /// <summary>The revision of the last deployment that was completed: what a rollback goes back to.</summary>
    public string? CompletedRevision { get; init; }

    public ImmutableDictionary<string, TaskRecord> Tasks { get; init; } = ImmutableDictionary<string, TaskRecord>.Empty;

    /// <summary>Newest first.</summary>
    public ImmutableList<ServiceEvent> Events { get; init; } = [];

    public Rollout Primary => Rollouts[0];

    public ServiceDeployment Current => Deployments[0];

    public IEnumerable<TaskRecord> TasksOf(Rollout rollout) => Tasks.Values.Where(task => task.StartedBy == rollout.Id);

    public Service With(TaskRecord task) => ReferenceEquals(Tasks.GetValueOrDefault(task.Id), task) ? this : this with { Tasks = Tasks.SetItem(task.Id, task) };

    public Service With(Rollout rollout) => this with { Rollouts = Rollouts.SetItem(Rollouts.FindIndex(known => known.Id == rollout.Id), rollout) };

    public Service With(ServiceDeployment deployment) =>
        this with { Deployments = Deployments.SetItem(Deployments.FindIndex(known => known.Arn == deployment.Arn), deployment) };
}

/// <summary>Something that happened to a service.</summary>
internal sealed record ServiceEvent(string Id, DateTimeOffset Created, string Message);

/// <summary>What a service was to run, from one deployment to the next.</summary>
internal sealed record ServiceRevision
{
    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string TaskDefinitionArn { get; init; }

    public required IReadOnlyList<RevisionImage> Images { get; init; }

    public required bool HasHealthCheck { get; init; }

    public JsonObject Configuration { get; init; } = [];
}

/// <summary>The image of a container and the digest that it was resolved to.</summary>
internal sealed record RevisionImage(string Container, string Image, string? Digest);

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

    /// <summary>No task is started before this.</summary>
    public DateTimeOffset NotBefore { get; init; }

    public bool IsCompleted => State == "COMPLETED";

    public bool IsFailed => State == "FAILED";
}

/// <summary>A service deployment: the truth of what became of a change. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html</summary>
internal sealed record ServiceDeployment
{
    public required string Arn { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Started { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    public required IReadOnlyList<string> SourceRevisions { get; init; }

    public required string TargetRevision { get; init; }

    public DeploymentRollback? Rollback { get; init; }

    /// <summary>DISABLED, MONITORING, TRIGGERED or MONITORING_COMPLETE.</summary>
    public required string Breaker { get; init; }

    public int BreakerFailures { get; init; }

    public int BreakerThreshold { get; init; }

    public bool IsFinal => Status is DeploymentStatus.Successful or DeploymentStatus.Stopped or DeploymentStatus.RollbackSuccessful or DeploymentStatus.RollbackFailed;
}

/// <summary>Where a deployment goes back to, and why.</summary>
internal sealed record DeploymentRollback(string Reason, DateTimeOffset Started, string RevisionArn);

/// <summary>The states of a service deployment.</summary>
internal static class DeploymentStatus
{
    public const string Pending = "PENDING";
    public const string InProgress = "IN_PROGRESS";
    public const string Successful = "SUCCESSFUL";
    public const string StopRequested = "STOP_REQUESTED";
    public const string Stopped = "STOPPED";
    public const string RollbackRequested = "ROLLBACK_REQUESTED";
    public const string RollbackInProgress = "ROLLBACK_IN_PROGRESS";
    public const string RollbackSuccessful = "ROLLBACK_SUCCESSFUL";
    public const string RollbackFailed = "ROLLBACK_FAILED";
}
