using System.Net;

using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.JsonProtocol;

/// <summary>Turns an answer into a response of the model, or into the exception whose name is the answer's error code.</summary>
internal sealed class JsonAnswer<TResponse>(ServiceDescription service) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => ModelJson.Read<TResponse>(input.Stream);

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        var family = service.ExceptionType;
        var modelled = error.Code is null ? null : family.Assembly.GetType($"{family.Namespace}.Model.{error.Code}");
        return (AmazonServiceException)Activator.CreateInstance(
            modelled is not null && modelled.IsSubclassOf(family) ? modelled : family,
            error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }
}
