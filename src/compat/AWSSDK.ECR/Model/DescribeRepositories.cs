using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html</summary>
public class DescribeRepositoriesRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }

    public List<string> RepositoryNames { get; set; } = Collections.List<string>();

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html</summary>
public class DescribeRepositoriesResponse : AmazonWebServiceResponse
{
    public List<Repository> Repositories { get; set; } = Collections.List<Repository>();

    public string NextToken { get; set; }
}
