using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html</summary>
public class PutImageRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public string ImageManifest { get; set; }

    public string ImageManifestMediaType { get; set; }

    public string ImageTag { get; set; }

    public string ImageDigest { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html</summary>
public class PutImageResponse : AmazonWebServiceResponse
{
    public Image Image { get; set; }
}
