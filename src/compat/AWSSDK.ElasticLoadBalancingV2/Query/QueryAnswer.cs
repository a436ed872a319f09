using System.Net;
using System.Xml.Linq;

using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.JsonProtocol;

/// <summary>Turns an answer of the AWS Query protocol into a response of the model, or into the exception whose name is the answer's error code.</summary>
internal sealed class QueryAnswer<TResponse>(ServiceDescription service) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var answer = XDocument.Load(input.Stream).Root;
        var response = (TResponse)ModelXml.Read(typeof(TResponse), Child(answer, typeof(TResponse).Name[..^"Response".Length] + "Result") ?? answer);
        response.ResponseMetadata = new ResponseMetadata { RequestId = (string)Descendant(answer, "RequestId") };
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var answer = XDocument.Load(input.Stream).Root;
        var (code, message) = ((string)Descendant(answer, "Code"), (string)Descendant(answer, "Message"));
        var family = service.ExceptionType;
        var modelled = code is null ? null : family.Assembly.GetType($"{family.Namespace}.Model.{code}Exception");
        return (AmazonServiceException)Activator.CreateInstance(
            modelled is not null && modelled.IsSubclassOf(family) ? modelled : family,
            message, innerException, (string)Descendant(answer, "Type") == "Receiver" ? ErrorType.Receiver : ErrorType.Sender, code, (string)Descendant(answer, "RequestId"), statusCode);
    }

    private static XElement Child(XElement parent, string name) => parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static XElement Descendant(XElement parent, string name) => parent.Descendants().FirstOrDefault(element => element.Name.LocalName == name);
}
