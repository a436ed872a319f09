using System.Net;

using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

public class InvalidTargetException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonElasticLoadBalancingV2Exception(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidTargetException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class TargetGroupNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonElasticLoadBalancingV2Exception(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public TargetGroupNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class HealthUnavailableException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonElasticLoadBalancingV2Exception(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public HealthUnavailableException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}
