using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.JsonProtocol;

/// <summary>Turns a request of the model into what is sent: <c>POST /</c>, the operation in a header, the members as JSON.</summary>
internal sealed class JsonRequest(ServiceDescription service) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var operation = input.GetType().Name[..^"Request".Length];
        var request = new DefaultRequest(input, "Amazon." + service.Id)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = ModelJson.Write(input),
        };
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}";
        return request;
    }
}
