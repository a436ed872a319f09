using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRevision.html</summary>
public class ServiceRevision
{
    public string ServiceRevisionArn { get; set; }

    public string ServiceArn { get; set; }

    public string ClusterArn { get; set; }

    public string TaskDefinition { get; set; }

    public List<CapacityProviderStrategyItem> CapacityProviderStrategy { get; set; } = Collections.List<CapacityProviderStrategyItem>();

    public LaunchType LaunchType { get; set; }

    public string PlatformVersion { get; set; }

    public string PlatformFamily { get; set; }

    public List<LoadBalancer> LoadBalancers { get; set; } = Collections.List<LoadBalancer>();

    public NetworkConfiguration NetworkConfiguration { get; set; }

    public List<ContainerImage> ContainerImages { get; set; } = Collections.List<ContainerImage>();

    public bool? GuardDutyEnabled { get; set; }

    public DateTime? CreatedAt { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerImage.html</summary>
public class ContainerImage
{
    public string ContainerName { get; set; }

    public string ImageDigest { get; set; }

    public string Image { get; set; }
}
