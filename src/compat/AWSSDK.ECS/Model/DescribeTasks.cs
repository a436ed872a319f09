using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html</summary>
public class DescribeTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public List<string> Tasks { get; set; } = Collections.List<string>();

    public List<string> Include { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html</summary>
public class DescribeTasksResponse : AmazonWebServiceResponse
{
    public List<Task> Tasks { get; set; } = Collections.List<Task>();

    public List<Failure> Failures { get; set; } = Collections.List<Failure>();
}
