using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html</summary>
public class DescribeClustersRequest : AmazonECSRequest
{
    public List<string> Clusters { get; set; } = Collections.List<string>();

    public List<string> Include { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html</summary>
public class DescribeClustersResponse : AmazonWebServiceResponse
{
    public List<Cluster> Clusters { get; set; } = Collections.List<Cluster>();

    public List<Failure> Failures { get; set; } = Collections.List<Failure>();
}
