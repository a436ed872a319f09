using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html</summary>
public class UpdateServiceRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string Service { get; set; }

    public int? DesiredCount { get; set; }

    public string TaskDefinition { get; set; }

    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = Collections.List<CapacityProviderStrategyItem>();

    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public List<PlacementConstraint> PlacementConstraints { get; set; } = Collections.List<PlacementConstraint>();

    public List<PlacementStrategy> PlacementStrategy { get; set; } = Collections.List<PlacementStrategy>();

    public string PlatformVersion { get; set; }

    public bool? ForceNewDeployment { get; set; }

    public int? HealthCheckGracePeriodSeconds { get; set; }

    public DeploymentController DeploymentController { get; set; }

    public bool? EnableExecuteCommand { get; set; }

    public bool? EnableECSManagedTags { get; set; }

    public List<LoadBalancer> LoadBalancers { get; set; } = Collections.List<LoadBalancer>();

    public PropagateTags PropagateTags { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html</summary>
public class UpdateServiceResponse : AmazonWebServiceResponse
{
    public Service Service { get; set; }
}
