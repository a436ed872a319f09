namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Image.html</summary>
public class Image
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public ImageIdentifier ImageId { get; set; }

    public string ImageManifest { get; set; }

    public string ImageManifestMediaType { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html</summary>
public class ImageIdentifier
{
    public string ImageDigest { get; set; }

    public string ImageTag { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageFailure.html</summary>
public class ImageFailure
{
    public ImageIdentifier ImageId { get; set; }

    public ImageFailureCode FailureCode { get; set; }

    public string FailureReason { get; set; }
}
