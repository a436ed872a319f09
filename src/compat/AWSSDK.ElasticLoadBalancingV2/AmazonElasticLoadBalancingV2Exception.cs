using System.Net;

using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>An error that Elastic Load Balancing answered; those that its API models are subclasses.</summary>
public class AmazonElasticLoadBalancingV2Exception : AmazonServiceException
{
    public AmazonElasticLoadBalancingV2Exception(string message)
        : base(message)
    {
    }

    public AmazonElasticLoadBalancingV2Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonElasticLoadBalancingV2Exception(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
