using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html</summary>
public class DeploymentConfiguration
{
    public DeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    public int? MaximumPercent { get; set; }

    public int? MinimumHealthyPercent { get; set; }

    public DeploymentAlarms Alarms { get; set; }

    public DeploymentStrategy Strategy { get; set; }

    public int? BakeTimeInMinutes { get; set; }

    public List<DeploymentLifecycleHook> LifecycleHooks { get; set; } = Collections.List<DeploymentLifecycleHook>();

    public LinearConfiguration LinearConfiguration { get; set; }

    public CanaryConfiguration CanaryConfiguration { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html</summary>
public class DeploymentCircuitBreaker
{
    public bool? Enable { get; set; }

    public bool? Rollback { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentAlarms.html</summary>
public class DeploymentAlarms
{
    public List<string> AlarmNames { get; set; } = Collections.List<string>();

    public bool? Rollback { get; set; }

    public bool? Enable { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHook.html</summary>
public class DeploymentLifecycleHook
{
    public DeploymentLifecycleHookTargetType TargetType { get; set; }

    public string HookTargetArn { get; set; }

    public string RoleArn { get; set; }

    public List<string> LifecycleStages { get; set; } = Collections.List<string>();

    public DeploymentLifecycleHookTimeoutConfiguration TimeoutConfiguration { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHookTimeoutConfiguration.html</summary>
public class DeploymentLifecycleHookTimeoutConfiguration
{
    public int? TimeoutInMinutes { get; set; }

    public DeploymentLifecycleHookAction Action { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html</summary>
public class LinearConfiguration
{
    public double? StepPercent { get; set; }

    public int? StepBakeTimeInMinutes { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CanaryConfiguration.html</summary>
public class CanaryConfiguration
{
    public double? CanaryPercent { get; set; }

    public int? CanaryBakeTimeInMinutes { get; set; }
}
