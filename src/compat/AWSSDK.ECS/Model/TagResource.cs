using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html</summary>
public class TagResourceRequest : AmazonECSRequest
{
    public string ResourceArn { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html</summary>
public class TagResourceResponse : AmazonWebServiceResponse;
