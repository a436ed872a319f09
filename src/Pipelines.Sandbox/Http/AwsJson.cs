using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pipelines.Sandbox.Http;

/// <summary>AWS JSON 1.1: <c>POST /</c>, the operation in a header, JSON both ways. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html</summary>
internal static class AwsJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonInput Read(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body.Length == 0 ? "{}"u8 : body) is JsonObject input
                ? new(input)
                : throw AwsError.Serialization("Start of structure or map found where not expected.");
        }
        catch (JsonException)
        {
            throw AwsError.Serialization("Unable to parse the request body as JSON.");
        }
    }

    /// <summary>A time as ECS and ECR send it: seconds since 1970 with a fraction.</summary>
    public static JsonNode Seconds(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m);

    /// <summary>An optional time; null, so that the member is left out, when there is none.</summary>
    public static JsonNode? Seconds(DateTimeOffset? time) => time is { } known ? Seconds(known) : null;

    public static Task AnswerAsync(HttpContext http, JsonObject output) => WriteAsync(http, 200, output);

    public static Task AnswerAsync(HttpContext http, AwsError error) =>
        WriteAsync(http, error.Status, new JsonObject { ["__type"] = error.Code, ["message"] = error.Message });

    private static Task WriteAsync(HttpContext http, int status, JsonObject output)
    {
        var body = Encoding.UTF8.GetBytes(WithoutNulls(output).ToJsonString(Plain));
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/x-amz-json-1.1";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }

    private static JsonNode WithoutNulls(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Where(member => member.Value is null).Select(member => member.Key).ToArray())
                {
                    members.Remove(name);
                }

                foreach (var member in members)
                {
                    WithoutNulls(member.Value!);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    if (item is not null)
                    {
                        WithoutNulls(item);
                    }
                }

                break;
        }

        return node;
    }
}
