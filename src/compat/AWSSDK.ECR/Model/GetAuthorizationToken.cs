using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html</summary>
public class GetAuthorizationTokenRequest : AmazonECRRequest
{
    public List<string> RegistryIds { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html</summary>
public class GetAuthorizationTokenResponse : AmazonWebServiceResponse
{
    public List<AuthorizationData> AuthorizationData { get; set; } = Collections.List<AuthorizationData>();
}
