using System.Net;

using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>An error that Amazon Elastic Container Registry answered; those that its API models are subclasses.</summary>
public class AmazonECRException : AmazonServiceException
{
    public AmazonECRException(string message)
        : base(message)
    {
    }

    public AmazonECRException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonECRException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
