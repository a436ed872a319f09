namespace Pipelines.Engines.Deployment.Watching;

/// <summary>What one look at ECS showed of one service.</summary>
/// <param name="At">When, counted from the update.</param>
/// <param name="ServiceDeployment">Our service deployment; null when it was not asked for, not readable, or not in the answer.</param>
/// <param name="Service">The service; null when it was not asked for, or not in the answer.</param>
/// <param name="Readable">False when the credentials may not read service deployments.</param>
internal sealed record Sighting(TimeSpan At, ServiceDeploymentSighting? ServiceDeployment, ServiceSighting? Service, bool Readable = true);

/// <summary>A service deployment: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html</summary>
internal sealed record ServiceDeploymentSighting(string Arn, string Status)
{
    public string? StatusReason { get; init; }

    /// <summary>The tasks that it shall have; null when ECS does not say, which is not the same as none.</summary>
    public int? Requested { get; init; }

    public int? Running { get; init; }

    public int? Pending { get; init; }

    /// <summary>The tasks of earlier revisions that still run; null when ECS does not say.</summary>
    public int? Leaving { get; init; }

    /// <summary>The revision that is deployed; null when ECS does not say.</summary>
    public string? TargetRevision { get; init; }

    /// <summary>The state of the circuit breaker; null when ECS does not say.</summary>
    public string? Breaker { get; init; }

    /// <summary>Tasks that the circuit breaker has counted.</summary>
    public int Failures { get; init; }

    /// <summary>The count that lets the circuit breaker act; null when ECS does not say.</summary>
    public int? Threshold { get; init; }

    /// <summary>True when ECS has begun to put something else back.</summary>
    public bool HasRollback { get; init; }

    /// <summary>The alarms that ended it.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>Where a deployment with traffic shifts stands; null for a rolling one.</summary>
    public string? Stage { get; init; }

    /// <summary>True when a pause hook awaits a person.</summary>
    public bool AwaitsAction { get; init; }

    public bool IsRollingBack => HasRollback || Status is "ROLLBACK_REQUESTED" or "ROLLBACK_IN_PROGRESS" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED";

    public bool IsFinal => Status is "SUCCESSFUL" or "STOPPED" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED";

    public bool HasCounts => Running is not null && Requested is not null;

    public bool IsFull => Running is { } running && Requested is { } requested && running >= requested && Pending is null or 0;
}

/// <summary>A service: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html</summary>
internal sealed record ServiceSighting(string? CurrentServiceDeployment, IReadOnlyList<RolloutSighting> Rollouts)
{
    public RolloutSighting? Primary => Rollouts.FirstOrDefault(rollout => rollout.Status == "PRIMARY");

    /// <summary>How many tasks it wants.</summary>
    public int? Desired { get; init; }
}

/// <summary>A deployment of a service (<c>ecs-svc/…</c>): https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html</summary>
/// <param name="Id"><c>ecs-svc/…</c></param>
/// <param name="Status">PRIMARY, ACTIVE or INACTIVE.</param>
/// <param name="TaskDefinition">The ARN.</param>
/// <param name="State">IN_PROGRESS, COMPLETED or FAILED; null where ECS keeps none (classic load balancers).</param>
internal sealed record RolloutSighting(string Id, string Status, string TaskDefinition, string? State)
{
    public string? StateReason { get; init; }

    public int Desired { get; init; }

    public int Running { get; init; }

    public int Pending { get; init; }

    public int Failed { get; init; }

    /// <summary>When it began, by ECS's clock.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public bool IsComplete => State == "COMPLETED" && Running == Desired;
}
