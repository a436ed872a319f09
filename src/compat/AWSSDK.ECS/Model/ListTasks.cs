using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html</summary>
public class ListTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string ContainerInstance { get; set; }

    public string Family { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }

    public string StartedBy { get; set; }

    public string ServiceName { get; set; }

    public DesiredStatus DesiredStatus { get; set; }

    public LaunchType LaunchType { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html</summary>
public class ListTasksResponse : AmazonWebServiceResponse
{
    public List<string> TaskArns { get; set; } = Collections.List<string>();

    public string NextToken { get; set; }
}
