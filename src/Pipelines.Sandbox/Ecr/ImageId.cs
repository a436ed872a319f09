using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Registry;

namespace Pipelines.Sandbox.Ecr;

/// <summary>How ECR names an image: by digest, by tag, or by both, which then must agree.</summary>
internal static class ImageId
{
    /// <returns>The digest, or the failure that a batch answers for this image.</returns>
    public static (string? Digest, JsonObject? Failure) Resolve(JsonInput id, Repository repository)
    {
        var (digest, tag) = (id.Text("imageDigest"), id.Text("imageTag"));
        return (digest, tag) switch
        {
            (null, null) => (null, Failure(id, "MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null")),
            ({ } text, _) when !Blobs.IsDigest(text) => (null, Failure(id, "InvalidImageDigest", "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'")),
            (_, "") => (null, Failure(id, "InvalidImageTag", "Invalid request parameters: image tag cannot be empty")),
            ({ } text, null) when repository.Manifests.ContainsKey(text) => (text, null),
            (null, { } name) when repository.Tags.TryGetValue(name, out var found) => (found, null),
            ({ } text, { } name) when repository.Tags.TryGetValue(name, out var found) && found == text => (text, null),
            ({ } text, { } name) when repository.Manifests.ContainsKey(text) && repository.Tags.ContainsKey(name) => (null, Failure(id, "ImageTagDoesNotMatchDigest", "The tag points to another image than the digest")),
            _ => (null, Failure(id, "ImageNotFound", "Requested image not found")),
        };
    }

    public static AwsError NotFound(JsonInput id, Repository repository) =>
        new("ImageNotFoundException", $"The image with imageId {{imageDigest:'{id.Text("imageDigest") ?? "null"}', imageTag:'{id.Text("imageTag") ?? "null"}'}} does not exist within the repository with name '{repository.Name}' in the registry with id '{repository.Account}'");

    public static JsonObject Shape(string? digest, string? tag) => new() { ["imageDigest"] = digest, ["imageTag"] = tag };

    public static JsonObject Failure(JsonInput id, string code, string reason) => new()
    {
        ["imageId"] = Shape(id.Text("imageDigest"), id.Text("imageTag")),
        ["failureCode"] = code,
        ["failureReason"] = reason,
    };
}
