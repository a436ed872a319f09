using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Sts;

/// <summary>The answers of the Query protocol. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</summary>
internal static class StsXml
{
    private static readonly XNamespace Names = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static Task AnswerAsync(HttpContext http, StsAnswer answer, string requestId) =>
        WriteAsync(http, 200, new XElement(
            answer.Operation + "Response",
            new XElement(answer.Operation + "Result", answer.Members),
            new XElement("ResponseMetadata", new XElement("RequestId", requestId))));

    public static Task AnswerAsync(HttpContext http, AwsError error, string requestId) =>
        WriteAsync(http, error.Status, new XElement(
            "ErrorResponse",
            new XElement(
                "Error",
                new XElement("Type", error.Status < 500 ? "Sender" : "Receiver"),
                new XElement("Code", error.Code),
                new XElement("Message", error.Message)),
            new XElement("RequestId", requestId)));

    private static Task WriteAsync(HttpContext http, int status, XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = Names + element.Name.LocalName;
        }

        var body = Encoding.UTF8.GetBytes(root.ToString());
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/xml";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }
}
