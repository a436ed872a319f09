using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html</summary>
public class BatchGetImageRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public List<ImageIdentifier> ImageIds { get; set; } = Collections.List<ImageIdentifier>();

    public List<string> AcceptedMediaTypes { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html</summary>
public class BatchGetImageResponse : AmazonWebServiceResponse
{
    public List<Image> Images { get; set; } = Collections.List<Image>();

    public List<ImageFailure> Failures { get; set; } = Collections.List<ImageFailure>();
}
