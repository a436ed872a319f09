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

    public int Requested { get; init; }

    public int Running { get; init; }

    public int Pending { get; init; }

    /// <summary>Tasks that the circuit breaker has counted.</summary>
    public int Failures { get; init; }

    /// <summary>True when a pause hook awaits a person.</summary>
    public bool AwaitsAction { get; init; }

    public bool IsRollingBack => Status is "ROLLBACK_REQUESTED" or "ROLLBACK_IN_PROGRESS" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED";

    public bool IsFinal => Status is "SUCCESSFUL" or "STOPPED" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED";
}

/// <summary>A service: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html</summary>
internal sealed record ServiceSighting(string? CurrentServiceDeployment, IReadOnlyList<RolloutSighting> Rollouts)
{
    public RolloutSighting? Primary => Rollouts.FirstOrDefault(rollout => rollout.Status == "PRIMARY");
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

    public bool IsComplete => State == "COMPLETED" && Running == Desired;
}
