using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html</summary>
public class ListTaskDefinitionsRequest : AmazonECSRequest
{
    public string FamilyPrefix { get; set; }

    public TaskDefinitionStatus Status { get; set; }

    public SortOrder Sort { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html</summary>
public class ListTaskDefinitionsResponse : AmazonWebServiceResponse
{
    public List<string> TaskDefinitionArns { get; set; } = Collections.List<string>();

    public string NextToken { get; set; }
}
