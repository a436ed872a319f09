using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html</summary>
public class ServiceDeployment
{
    public string ServiceDeploymentArn { get; set; }

    public string ServiceArn { get; set; }

    public string ClusterArn { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public DateTime? StoppedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public List<ServiceRevisionSummary> SourceServiceRevisions { get; set; } = Collections.List<ServiceRevisionSummary>();

    public ServiceRevisionSummary TargetServiceRevision { get; set; }

    public ServiceDeploymentStatus Status { get; set; }

    public string StatusReason { get; set; }

    public ServiceDeploymentLifecycleStage LifecycleStage { get; set; }

    public List<DeploymentLifecycleHookDetail> LifecycleHookDetails { get; set; } = Collections.List<DeploymentLifecycleHookDetail>();

    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    public Rollback Rollback { get; set; }

    public ServiceDeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    public ServiceDeploymentAlarms Alarms { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeploymentBrief.html</summary>
public class ServiceDeploymentBrief
{
    public string ServiceDeploymentArn { get; set; }

    public string ServiceArn { get; set; }

    public string ClusterArn { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public string TargetServiceRevisionArn { get; set; }

    public ServiceDeploymentStatus Status { get; set; }

    public string StatusReason { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRevisionSummary.html</summary>
public class ServiceRevisionSummary
{
    public string Arn { get; set; }

    public int? RequestedTaskCount { get; set; }

    public int? RunningTaskCount { get; set; }

    public int? PendingTaskCount { get; set; }

    public double? RequestedTestTrafficWeight { get; set; }

    public double? RequestedProductionTrafficWeight { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Rollback.html</summary>
public class Rollback
{
    public string Reason { get; set; }

    public DateTime? StartedAt { get; set; }

    public string ServiceRevisionArn { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeploymentCircuitBreaker.html</summary>
public class ServiceDeploymentCircuitBreaker
{
    public ServiceDeploymentRollbackMonitorsStatus Status { get; set; }

    public int? FailureCount { get; set; }

    public int? Threshold { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeploymentAlarms.html</summary>
public class ServiceDeploymentAlarms
{
    public ServiceDeploymentRollbackMonitorsStatus Status { get; set; }

    public List<string> AlarmNames { get; set; } = Collections.List<string>();

    public List<string> TriggeredAlarmNames { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHookDetail.html</summary>
public class DeploymentLifecycleHookDetail
{
    public string HookId { get; set; }

    public DeploymentLifecycleHookTargetType TargetType { get; set; }

    public string TargetArn { get; set; }

    public DeploymentLifecycleHookStatus Status { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public DeploymentLifecycleHookAction TimeoutAction { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreatedAt.html</summary>
public class CreatedAt
{
    public DateTime? Before { get; set; }

    public DateTime? After { get; set; }
}
