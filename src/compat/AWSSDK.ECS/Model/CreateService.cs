using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</summary>
public class CreateServiceRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string ServiceName { get; set; }

    public string TaskDefinition { get; set; }

    public AvailabilityZoneRebalancing AvailabilityZoneRebalancing { get; set; }

    public List<LoadBalancer> LoadBalancers { get; set; } = Collections.List<LoadBalancer>();

    public int? DesiredCount { get; set; }

    public string ClientToken { get; set; }

    public LaunchType LaunchType { get; set; }

    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = Collections.List<CapacityProviderStrategyItem>();

    public string PlatformVersion { get; set; }

    public string Role { get; set; }

    public DeploymentConfiguration DeploymentConfiguration { get; set; }

    public List<PlacementConstraint> PlacementConstraints { get; set; } = Collections.List<PlacementConstraint>();

    public List<PlacementStrategy> PlacementStrategy { get; set; } = Collections.List<PlacementStrategy>();

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public int? HealthCheckGracePeriodSeconds { get; set; }

    public SchedulingStrategy SchedulingStrategy { get; set; }

    public DeploymentController DeploymentController { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();

    public bool? EnableECSManagedTags { get; set; }

    public PropagateTags PropagateTags { get; set; }

    public bool? EnableExecuteCommand { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</summary>
public class CreateServiceResponse : AmazonWebServiceResponse
{
    public Service Service { get; set; }
}
