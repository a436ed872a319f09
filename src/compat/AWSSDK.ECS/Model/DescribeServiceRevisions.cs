using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html</summary>
public class DescribeServiceRevisionsRequest : AmazonECSRequest
{
    public List<string> ServiceRevisionArns { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html</summary>
public class DescribeServiceRevisionsResponse : AmazonWebServiceResponse
{
    public List<ServiceRevision> ServiceRevisions { get; set; } = Collections.List<ServiceRevision>();

    public List<Failure> Failures { get; set; } = Collections.List<Failure>();
}
