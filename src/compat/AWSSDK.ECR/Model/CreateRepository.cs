using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html</summary>
public class CreateRepositoryRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();

    public ImageTagMutability ImageTagMutability { get; set; }

    public List<ImageTagMutabilityExclusionFilter> ImageTagMutabilityExclusionFilters { get; set; } = Collections.List<ImageTagMutabilityExclusionFilter>();

    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html</summary>
public class CreateRepositoryResponse : AmazonWebServiceResponse
{
    public Repository Repository { get; set; }
}
