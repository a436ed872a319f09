using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html</summary>
public class DescribeImagesRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public List<ImageIdentifier> ImageIds { get; set; } = Collections.List<ImageIdentifier>();

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }

    public DescribeImagesFilter Filter { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html</summary>
public class DescribeImagesResponse : AmazonWebServiceResponse
{
    public List<ImageDetail> ImageDetails { get; set; } = Collections.List<ImageDetail>();

    public string NextToken { get; set; }
}
