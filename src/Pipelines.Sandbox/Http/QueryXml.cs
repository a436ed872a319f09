using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Pipelines.Sandbox.Http;

/// <summary>The answers of the Query protocol. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</summary>
internal static class QueryXml
{
    public static Task AnswerAsync(HttpContext http, XNamespace names, string operation, IEnumerable<XElement> members, string requestId) =>
        WriteAsync(http, names, 200, new XElement(
            operation + "Response",
            new XElement(operation + "Result", members),
            new XElement("ResponseMetadata", new XElement("RequestId", requestId))));

    public static Task AnswerAsync(HttpContext http, XNamespace names, AwsError error, string requestId) =>
        WriteAsync(http, names, error.Status, new XElement(
            "ErrorResponse",
            new XElement(
                "Error",
                new XElement("Type", error.Status < 500 ? "Sender" : "Receiver"),
                new XElement("Code", error.Code),
                new XElement("Message", error.Message)),
            new XElement("RequestId", requestId)));

    private static Task WriteAsync(HttpContext http, XNamespace names, int status, XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = names + element.Name.LocalName;
        }

        var body = Encoding.UTF8.GetBytes(root.ToString());
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/xml";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
