using Amazon.JsonProtocol;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html</summary>
public class Repository
{
    public string RepositoryArn { get; set; }

    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public string RepositoryUri { get; set; }

    public DateTime? CreatedAt { get; set; }

    public ImageTagMutability ImageTagMutability { get; set; }

    public List<ImageTagMutabilityExclusionFilter> ImageTagMutabilityExclusionFilters { get; set; } = Collections.List<ImageTagMutabilityExclusionFilter>();

    public ImageScanningConfiguration ImageScanningConfiguration { get; set; }

    public EncryptionConfiguration EncryptionConfiguration { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageTagMutabilityExclusionFilter.html</summary>
public class ImageTagMutabilityExclusionFilter
{
    public ImageTagMutabilityExclusionFilterType FilterType { get; set; }

    public string Filter { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanningConfiguration.html</summary>
public class ImageScanningConfiguration
{
    public bool? ScanOnPush { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EncryptionConfiguration.html</summary>
public class EncryptionConfiguration
{
    public EncryptionType EncryptionType { get; set; }

    public string KmsKey { get; set; }
}
