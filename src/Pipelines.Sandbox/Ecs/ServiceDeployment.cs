namespace Pipelines.Sandbox.Ecs;

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
