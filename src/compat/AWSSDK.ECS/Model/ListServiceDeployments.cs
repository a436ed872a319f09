using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html</summary>
public class ListServiceDeploymentsRequest : AmazonECSRequest
{
    public string Service { get; set; }

    public string Cluster { get; set; }

    public List<string> Status { get; set; } = Collections.List<string>();

    public CreatedAt CreatedAt { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html</summary>
public class ListServiceDeploymentsResponse : AmazonWebServiceResponse
{
    public List<ServiceDeploymentBrief> ServiceDeployments { get; set; } = Collections.List<ServiceDeploymentBrief>();

    public string NextToken { get; set; }
}
