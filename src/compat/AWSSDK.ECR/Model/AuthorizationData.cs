namespace Amazon.ECR.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html</summary>
public class AuthorizationData
{
    public string AuthorizationToken { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public string ProxyEndpoint { get; set; }
}
