using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pipelines.Sandbox.Vault;

/// <summary>An answer in Vault's envelope, or, with <see cref="Bare"/>, without it.</summary>
internal sealed record VaultAnswer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly VaultAnswer NoContent = new() { Status = 204 };

    public int Status { get; init; } = 200;

    public JsonObject? Data { get; init; }

    public JsonObject? Auth { get; init; }

    public JsonObject? Bare { get; init; }

    public long LeaseSeconds { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public string MountType { get; init; } = "";

    public static VaultAnswer Of(JsonObject data) => new() { Data = data };

    public Task WriteAsync(HttpContext http, string requestId) =>
        Status == 204
            ? WriteAsync(http, 204, null)
            : WriteAsync(http, Status, Bare ?? new JsonObject
            {
                ["request_id"] = requestId,
                ["lease_id"] = "",
                ["renewable"] = false,
                ["lease_duration"] = LeaseSeconds,
                ["data"] = Data,
                ["wrap_info"] = null,
                ["warnings"] = Warnings.Count == 0 ? null : new JsonArray([.. Warnings.Select(warning => JsonValue.Create(warning))]),
                ["auth"] = Auth,
                ["mount_type"] = MountType,
            });

    public static Task WriteAsync(HttpContext http, VaultError error) =>
        WriteAsync(http, error.Status, new JsonObject { ["errors"] = new JsonArray([.. error.Errors.Select(text => JsonValue.Create(text))]) });

    private static Task WriteAsync(HttpContext http, int status, JsonObject? body)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        if (body is null)
        {
            return Task.CompletedTask;
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString(Plain) + "\n");
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(bytes).AsTask();
    }
}
