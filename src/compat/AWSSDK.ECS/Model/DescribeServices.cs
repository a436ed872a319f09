using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html</summary>
public class DescribeServicesRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public List<string> Services { get; set; } = Collections.List<string>();

    public List<string> Include { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html</summary>
public class DescribeServicesResponse : AmazonWebServiceResponse
{
    public List<Service> Services { get; set; } = Collections.List<Service>();

    public List<Failure> Failures { get; set; } = Collections.List<Failure>();
}
