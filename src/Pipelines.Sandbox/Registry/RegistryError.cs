using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pipelines.Sandbox.Registry;

/// <summary>An error of the registry's API. https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes</summary>
internal sealed class RegistryError(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static RegistryError BlobUnknown() => new(404, "BLOB_UNKNOWN", "blob unknown to registry");

    public static RegistryError UploadUnknown() => new(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");

    public static RegistryError DigestInvalid(string message) => new(400, "DIGEST_INVALID", message);

    public static RegistryError ManifestUnknown() => new(404, "MANIFEST_UNKNOWN", "Requested image not found");

    public static RegistryError Unsupported() => new(405, "UNSUPPORTED", "The operation is unsupported.");

    public static RegistryError Of(ImageRefusedException refused) =>
        refused.Refusal switch
        {
            ImageRefusal.LayersMissing or ImageRefusal.ImagesMissing => new(400, "MANIFEST_BLOB_UNKNOWN", refused.Message),
            ImageRefusal.DigestMismatch => DigestInvalid(refused.Message),
            ImageRefusal.TagIsImmutable => new(400, "TAG_INVALID", refused.Message),
            _ => new(400, "MANIFEST_INVALID", refused.Message),
        };

    public Task WriteAsync(HttpContext http)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["code"] = Code, ["message"] = Message }) }.ToJsonString());
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body).AsTask();
    }
}
