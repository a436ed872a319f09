namespace Amazon.JsonProtocol;

/// <summary>What distinguishes one AWS JSON 1.1 service from another: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html.</summary>
internal sealed class ServiceDescription
{
    /// <summary>The id of the service in the SDKs, which also ends its AWS_ENDPOINT_URL_… variable.</summary>
    public required string Id { get; init; }

    /// <summary>The API's version.</summary>
    public required string Version { get; init; }

    /// <summary>What stands before the operation in X-Amz-Target.</summary>
    public required string TargetPrefix { get; init; }

    /// <summary>The first label or labels of the service's host names, without and with dual stack.</summary>
    public required (string Standard, string DualStack) HostPrefix { get; init; }

    /// <summary>What every exception of this service derives from; the modelled ones stand in its namespace's <c>Model</c>, named by their error code.</summary>
    public required Type ExceptionType { get; init; }
}
