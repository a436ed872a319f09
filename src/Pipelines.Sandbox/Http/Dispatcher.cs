using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.IdTokens;
using Pipelines.Sandbox.Registry;
using Pipelines.Sandbox.State;
using Pipelines.Sandbox.Tasks;
using Pipelines.Sandbox.Vault;

namespace Pipelines.Sandbox.Http;

/// <summary>Sends each request to the service that its path names.</summary>
internal sealed class Dispatcher(AwsEndpoint aws, VaultApi vault, RegistryApi registry, IdTokenIssuer issuer, DockerTaskRunner? docker, Entropy entropy)
{
    private const int TokenLimit = 64 * 1024;
    private const string Logs = "/_sandbox/logs/";

    public Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        return path.StartsWith("/v1/", StringComparison.Ordinal) ? vault.HandleAsync(http, entropy.Uuid())
            : path == "/v2" || path.StartsWith("/v2/", StringComparison.Ordinal) ? registry.HandleAsync(http)
            : path == "/" && HttpMethods.IsPost(http.Request.Method) ? aws.HandleAsync(http, entropy.Uuid())
            : path == "/_sandbox/id-token" && HttpMethods.IsPost(http.Request.Method) ? MintAsync(http)
            : path == "/_sandbox/jwks" && HttpMethods.IsGet(http.Request.Method) ? WriteAsync(http, 200, issuer.Keys)
            : path.StartsWith(Logs, StringComparison.Ordinal) && HttpMethods.IsGet(http.Request.Method) ? WriteLogAsync(http, path[Logs.Length..])
            : WriteAsync(http, 404, Message("Nothing is served here: POST / is AWS, /v1/ is Vault, /v2/ is the registry, /_sandbox/id-token mints tokens, /_sandbox/logs/<task id> has the end of a task's log."));
    }

    private async Task WriteLogAsync(HttpContext http, string taskId)
    {
        var isTask = taskId.Length > 0 && taskId.All(char.IsAsciiHexDigitLower);
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(docker is null || !isTask ? "" : await docker.LogAsync(taskId, http.RequestAborted), http.RequestAborted);
    }

    private async Task MintAsync(HttpContext http)
    {
        try
        {
            var body = await Body.ReadAsync(http.Request, TokenLimit, http.RequestAborted) ?? throw new FormatException();
            var order = JsonNode.Parse(body)?.AsObject();
            if (order?["audience"]?.GetValueKind() != JsonValueKind.String)
            {
                throw new FormatException();
            }

            var token = issuer.Mint(order["claims"]?.AsObject() ?? [], order["audience"]!.GetValue<string>());
            await WriteAsync(http, 200, new() { ["id_token"] = token });
        }
        catch (Exception mistake) when (mistake is JsonException or FormatException or InvalidOperationException)
        {
            await WriteAsync(http, 400, Message("""Send {"audience": "…", "claims": {"name": "value"}}."""));
        }
    }

    private static JsonObject Message(string text) => new() { ["message"] = text };

    private static Task WriteAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
    }
}
