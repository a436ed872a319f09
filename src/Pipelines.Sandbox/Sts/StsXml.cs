using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Sts;

/// <summary>The answers of STS.</summary>
internal static class StsXml
{
    private static readonly XNamespace Names = "https://sts.amazonaws.com/doc/2011-06-15/";

    public static Task AnswerAsync(HttpContext http, StsAnswer answer, string requestId) => QueryXml.AnswerAsync(http, Names, answer.Operation, answer.Members, requestId);

    public static Task AnswerAsync(HttpContext http, AwsError error, string requestId) => QueryXml.AnswerAsync(http, Names, error, requestId);
}
