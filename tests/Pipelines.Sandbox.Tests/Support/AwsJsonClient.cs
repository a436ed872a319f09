using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Tests.Support;

/// <summary>An answer of an AWS service.</summary>
public sealed record AwsAnswer(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The code and text of an error.</summary>
    public string Refusal => $"{Status} {(string?)Json["__type"]}: {(string?)Json["message"]}";
}

/// <summary>Signs requests with Signature Version 4 by a hand of its own, for what a ready client cannot be made to send.</summary>
public sealed class AwsJsonClient(Uri endpoint, string service, string accessKey = "111111111111", string secret = "sandbox", string region = "eu-west-1", TimeProvider? clock = null) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = endpoint };

    public async Task<JsonNode> CallAsync(string operation, JsonObject? input = null)
    {
        var answer = await SendAsync(operation, (input ?? []).ToJsonString());
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    public async Task<string> RefusedAsync(string operation, JsonObject? input = null) => (await SendAsync(operation, (input ?? []).ToJsonString())).Refusal;

    public async Task<AwsAnswer> SendAsync(string operation, string body, string? signedService = null, string? sent = null, string names = "content-type;host;x-amz-date;x-amz-target")
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        var stamp = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{stamp[..8]}/{region}/{signedService ?? service}/aws4_request";
        var target = (service == "ecs" ? "AmazonEC2ContainerServiceV20141113." : "AmazonEC2ContainerRegistry_V20150921.") + operation;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = "application/x-amz-json-1.1", ["host"] = endpoint.Authority, ["x-amz-date"] = stamp, ["x-amz-target"] = target,
        };
        var headers = string.Concat(names.Split(';').Select(name => $"{name}:{signed[name]}\n"));
        var canonical = $"POST\n/\n\n{headers}\n{names}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
        var key = new[] { stamp[..8], region, signedService ?? service, "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Mac);
        var signature = Hex(Mac(key, $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}"));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent ?? body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", stamp);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }

    public void Dispose() => http.Dispose();

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
