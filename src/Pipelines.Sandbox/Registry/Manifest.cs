using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Registry;

/// <summary>A manifest or index, read from its exact bytes. https://github.com/opencontainers/image-spec/blob/main/manifest.md</summary>
internal sealed record Manifest(string MediaType, JsonObject Content)
{
    public const int LengthLimit = 4 * 1024 * 1024;

    private const string OciIndex = "application/vnd.oci.image.index.v1+json";
    private const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    private const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    private const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    public bool IsIndex => MediaType is OciIndex or DockerList;

    /// <summary>Configuration and layers that the repository must have; a layer with URLs lies elsewhere.</summary>
    public IReadOnlyList<string> BlobDigests =>
        IsIndex ? [] : [.. Descriptors("layers").Where(layer => layer["urls"] is null).Append(Content["config"]!.AsObject()).Select(DigestOf)];

    /// <summary>The images of an index.</summary>
    public IReadOnlyList<string> Children => IsIndex ? [.. Descriptors("manifests").Select(DigestOf)] : [];

    public string? Subject => Content["subject"] is JsonObject subject ? DigestOf(subject) : null;

    public string? ArtifactType => (string?)Content["artifactType"] ?? (IsIndex ? null : (string?)Content["config"]?["mediaType"]);

    public JsonObject? Annotations => Content["annotations"] as JsonObject;

    /// <summary>The bytes of configuration and layers, as the manifest says.</summary>
    public long Size => IsIndex ? 0 : Descriptors("layers").Append(Content["config"]!.AsObject()).Sum(descriptor => (long)descriptor["size"]!);

    /// <param name="bytes">The manifest.</param>
    /// <param name="mediaType">What the sender says it is; null when it says nothing.</param>
    /// <exception cref="ImageRefusedException">It is not a manifest of one of the four media types.</exception>
    public static Manifest Parse(byte[] bytes, string? mediaType)
    {
        try
        {
            var content = JsonNode.Parse(bytes) as JsonObject ?? throw Invalid("it is not a JSON object");
            var own = (string?)content["mediaType"];
            var type = mediaType is { Length: > 0 } ? mediaType
                : own ?? (content["manifests"] is null ? OciManifest : OciIndex);
            if (own is not null && own != type)
            {
                throw Invalid($"its mediaType is '{own}', but it was sent as '{type}'");
            }

            if (type is not (OciIndex or OciManifest or DockerList or DockerManifest))
            {
                throw Invalid($"'{type}' is not a media type of an image or index");
            }

            if ((int?)content["schemaVersion"] != 2)
            {
                throw Invalid("its schemaVersion is not 2");
            }

            var manifest = new Manifest(type, content);
            if ((!manifest.IsIndex && content["config"] is not JsonObject) || manifest.BlobDigests.Concat(manifest.Children).Append(manifest.Subject).OfType<string>().Any(digest => !Blobs.IsDigest(digest)))
            {
                throw Invalid("a descriptor has no sha256 digest");
            }

            return manifest with { MediaType = manifest.Size >= 0 ? type : throw Invalid("a size is negative") };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw Invalid("it is not the JSON of a manifest");
        }
    }

    private static string DigestOf(JsonObject descriptor) => (string?)descriptor["digest"] ?? "";

    private static ImageRefusedException Invalid(string reason) => new(ImageRefusal.Invalid, $"The manifest is not valid: {reason}.");

    private IEnumerable<JsonObject> Descriptors(string member) => (Content[member] as JsonArray ?? []).Select(item => item!.AsObject());
}
