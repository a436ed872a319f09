using System.Text.Json;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>
/// The manifest of an image or of anything else that registries keep, or the index of several, with its bytes exactly as they were written: their
/// digest is its name.
/// </summary>
internal sealed class Manifest
{
    private Manifest(ReadOnlyMemory<byte> bytes, string mediaType)
    {
        Bytes = bytes;
        Descriptor = new Descriptor(mediaType, Digest.Of(bytes.Span), bytes.Length);
    }

    /// <summary>The bytes, never re-serialised.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Its own media type, digest and size.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The configuration, then the layers from the base upwards; without layers that live outside of registries. Empty for an index.</summary>
    public IReadOnlyList<Descriptor> Blobs { get; private init; } = [];

    /// <summary>The layers that may be got from elsewhere too (<c>urls</c>): a registry may have them, and need not.</summary>
    public IReadOnlyList<Descriptor> OptionalBlobs { get; private init; } = [];

    /// <summary>What an index names, usually manifests; empty for an image.</summary>
    public IReadOnlyList<Descriptor> Children { get; private init; } = [];

    /// <summary>The image that this is a signature, a bill of materials or the like of; null for an image.</summary>
    public Digest? Subject { get; private init; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="bytes">The bytes as they were received or stored.</param>
    /// <param name="mediaType">The media type that came with them; null = the one that stands in them, which OCI allows to be left out.</param>
    /// <exception cref="FormatException">It is not a manifest of a known kind.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Manifest Parse(ReadOnlyMemory<byte> bytes, string? mediaType = null)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is not a JSON object");
        }

        mediaType = KindOf(root, mediaType);
        if (MediaTypes.IsIndex(mediaType))
        {
            return new Manifest(bytes, mediaType)
            {
                Children = root.TryGetProperty("manifests", out var manifests) ? List(manifests, Read) : throw new FormatException("an index without 'manifests'"),
                Subject = SubjectOf(root),
            };
        }

        var isArtifact = mediaType == MediaTypes.Artifact;
        var hasConfig = root.TryGetProperty("config", out var config);
        if (!isArtifact && !(hasConfig && root.TryGetProperty("layers", out _)))
        {
            throw new FormatException("a manifest without 'config' and 'layers'");
        }

        var layers = root.TryGetProperty(isArtifact ? "blobs" : "layers", out var array) ? List(array, Place) : [];
        return new Manifest(bytes, mediaType)
        {
            Blobs = [.. hasConfig && !isArtifact ? [Read(config)] : Array.Empty<Descriptor>(), .. Of(layers, Where.Here)],
            OptionalBlobs = Of(layers, Where.Either),
            Subject = SubjectOf(root),
        };
    }

    // Servers of plain files say 'application/json' or nothing of use; then the manifest says it itself.
    private static string KindOf(JsonElement root, string? said)
    {
        var own = Text(root, "mediaType");
        var kind = said is null || (own is not null && said is "application/json" or "application/octet-stream" or "text/plain")
            ? own ?? (root.TryGetProperty("manifests", out _) ? MediaTypes.Index : root.TryGetProperty("fsLayers", out _) ? "application/vnd.docker.distribution.manifest.v1+json" : MediaTypes.Manifest)
            : said;
        return MediaTypes.IsSchema1(kind) ? throw new FormatException(RegistryText.Schema1)
            : MediaTypes.Manifests.Contains(kind) ? kind
            : throw new FormatException($"its media type is '{kind}'");
    }

    private static Digest? SubjectOf(JsonElement root) =>
        root.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.Object ? Read(subject).Digest : null;

    private static List<T> List<T>(JsonElement array, Func<JsonElement, T> read) =>
        array.ValueKind switch
        {
            JsonValueKind.Array => [.. array.EnumerateArray().Select(read)],
            // What Go writes for a list without anything in it.
            JsonValueKind.Null => [],
            _ => throw new FormatException("a list was expected"),
        };

    private static List<Descriptor> Of(List<(Descriptor Layer, Where Where)> layers, Where where) =>
        [.. layers.Where(layer => layer.Where == where).Select(layer => layer.Layer)];

    // A layer with 'urls' that may not be distributed (Windows' base layers) is in no registry but its maker's.
    private static (Descriptor Layer, Where Where) Place(JsonElement item)
    {
        var layer = Read(item);
        var isElsewhere = item.TryGetProperty("urls", out var urls) && urls.ValueKind == JsonValueKind.Array && urls.GetArrayLength() > 0;
        return (layer, !isElsewhere ? Where.Here : MediaTypes.IsNotDistributable(layer.MediaType) ? Where.Elsewhere : Where.Either);
    }

    private static Descriptor Read(JsonElement item)
    {
        try
        {
            var size = item.GetProperty("size").GetInt64();
            return new Descriptor(
                Text(item, "mediaType") ?? throw new FormatException("a descriptor without 'mediaType'"),
                Digest.Parse(Text(item, "digest")!),
                size >= 0 ? size : throw new FormatException($"a descriptor says that its size is {size}"));
        }
        catch (Exception exception) when (exception is DefinitionException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"a descriptor cannot be read: {exception.Message}", exception);
        }
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private enum Where
    {
        Here,
        Either,
        Elsewhere,
    }
}
