using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html</summary>
public class DescribeTaskDefinitionRequest : AmazonECSRequest
{
    public string TaskDefinition { get; set; }

    public List<string> Include { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html</summary>
public class DescribeTaskDefinitionResponse : AmazonWebServiceResponse
{
    public TaskDefinition TaskDefinition { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();
}
