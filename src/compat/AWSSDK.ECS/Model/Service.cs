using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html</summary>
public class Service
{
    public string ServiceArn { get; set; }

    public string ServiceName { get; set; }

    public string ClusterArn { get; set; }

    public List<LoadBalancer> LoadBalancers { get; set; } = Collections.List<LoadBalancer>();

    public string Status { get; set; }

    public int? DesiredCount { get; set; }

    public int? RunningCount { get; set; }

    public int? PendingCount { get; set; }

    public LaunchType LaunchType { get; set; }

    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = Collections.List<CapacityProviderStrategyItem>();

    public string PlatformVersion { get; set; }

    public string PlatformFamily { get; set; }

    public string TaskDefinition { get; set; }

    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    public List<Deployment> Deployments { get; set; } = Collections.List<Deployment>();

    public string RoleArn { get; set; }

    public List<ServiceEvent> Events { get; set; } = Collections.List<ServiceEvent>();

    public DateTime? CreatedAt { get; set; }

    public string CurrentServiceDeployment { get; set; }

    public List<ServiceCurrentRevisionSummary> CurrentServiceRevisions { get; set; } = Collections.List<ServiceCurrentRevisionSummary>();

    public List<PlacementConstraint> PlacementConstraints { get; set; } = Collections.List<PlacementConstraint>();

    public List<PlacementStrategy> PlacementStrategy { get; set; } = Collections.List<PlacementStrategy>();

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public int? HealthCheckGracePeriodSeconds { get; set; }

    public SchedulingStrategy SchedulingStrategy { get; set; }

    public DeploymentController DeploymentController { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();

    public string CreatedBy { get; set; }

    public bool? EnableECSManagedTags { get; set; }

    public PropagateTags PropagateTags { get; set; }

    public bool? EnableExecuteCommand { get; set; }

    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceEvent.html</summary>
public class ServiceEvent
{
    public string Id { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string Message { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceCurrentRevisionSummary.html</summary>
public class ServiceCurrentRevisionSummary
{
    public string Arn { get; set; }

    public int? RequestedTaskCount { get; set; }

    public int? RunningTaskCount { get; set; }

    public int? PendingTaskCount { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html</summary>
public class LoadBalancer
{
    public string TargetGroupArn { get; set; }

    public string LoadBalancerName { get; set; }

    public string ContainerName { get; set; }

    public int? ContainerPort { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_NetworkConfiguration.html</summary>
public class NetworkConfiguration
{
    public AwsVpcConfiguration AwsvpcConfiguration { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html</summary>
public class AwsVpcConfiguration
{
    public List<string> Subnets { get; set; } = Collections.List<string>();

    public List<string> SecurityGroups { get; set; } = Collections.List<string>();

    public AssignPublicIp AssignPublicIp { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html</summary>
public class CapacityProviderStrategyItem
{
    public string CapacityProvider { get; set; }

    public int? Weight { get; set; }

    public int? Base { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementConstraint.html</summary>
public class PlacementConstraint
{
    public PlacementConstraintType Type { get; set; }

    public string Expression { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html</summary>
public class PlacementStrategy
{
    public PlacementStrategyType Type { get; set; }

    public string Field { get; set; }
}
