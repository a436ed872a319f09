using Amazon.JsonProtocol;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html</summary>
public class ImageDetail
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public string ImageDigest { get; set; }

    public List<string> ImageTags { get; set; } = Collections.List<string>();

    public long? ImageSizeInBytes { get; set; }

    public DateTime? ImagePushedAt { get; set; }

    public string ImageManifestMediaType { get; set; }

    public string ArtifactMediaType { get; set; }

    public DateTime? LastRecordedPullTime { get; set; }

    public string SubjectManifestDigest { get; set; }

    public ImageStatus ImageStatus { get; set; }

    public DateTime? LastArchivedAt { get; set; }

    public DateTime? LastActivatedAt { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImagesFilter.html</summary>
public class DescribeImagesFilter
{
    public TagStatus TagStatus { get; set; }

    public ImageStatusFilter ImageStatus { get; set; }
}
