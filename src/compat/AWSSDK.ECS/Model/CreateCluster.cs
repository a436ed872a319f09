using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html</summary>
public class CreateClusterRequest : AmazonECSRequest
{
    public string ClusterName { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();

    public List<ClusterSetting> Settings { get; set; } = Collections.List<ClusterSetting>();

    public List<string> CapacityProviders { get; set; } = Collections.List<string>();

    public List<CapacityProviderStrategyItem> DefaultCapacityProviderStrategy { get; set; } = Collections.List<CapacityProviderStrategyItem>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html</summary>
public class CreateClusterResponse : AmazonWebServiceResponse
{
    public Cluster Cluster { get; set; }
}
