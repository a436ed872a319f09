using System.Net;

using Amazon.Runtime;

namespace Amazon.ECS.Model;

public class AccessDeniedException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public AccessDeniedException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ClientException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ClientException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ClusterNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ClusterNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ConflictException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ConflictException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class InvalidParameterException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class LimitExceededException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public LimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class NamespaceNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public NamespaceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class PlatformTaskDefinitionIncompatibilityException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public PlatformTaskDefinitionIncompatibilityException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class PlatformUnknownException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public PlatformUnknownException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ResourceNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ResourceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ServerException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServerException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ServiceDeploymentNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServiceDeploymentNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ServiceNotActiveException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServiceNotActiveException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class ServiceNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServiceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}

public class UnsupportedFeatureException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
    : AmazonECSException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public UnsupportedFeatureException(string message)
        : this(message, null, ErrorType.Unknown, null, null, 0)
    {
    }
}
