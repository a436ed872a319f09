using System.Text.Json;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>The manifest of an image, or the index of several, with its bytes exactly as they were written: their digest is its name.</summary>
internal sealed class Manifest
{
    private Manifest(ReadOnlyMemory<byte> bytes, string mediaType, IReadOnlyList<Descriptor> blobs, IReadOnlyList<Descriptor> children)
    {
        Bytes = bytes;
        Descriptor = new Descriptor(mediaType, Digest.Of(bytes.Span), bytes.Length);
        Blobs = blobs;
        Children = children;
    }

    /// <summary>The bytes, never re-serialised.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Its own media type, digest and size.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The configuration, then the layers from the base upwards; without layers that live outside of registries. Empty for an index.</summary>
    public IReadOnlyList<Descriptor> Blobs { get; }

    /// <summary>The manifests that an index names; empty for an image.</summary>
    public IReadOnlyList<Descriptor> Children { get; }

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

        var isIndex = root.TryGetProperty("manifests", out var manifests);
        mediaType ??= Text(root, "mediaType") ?? (isIndex ? MediaTypes.Index : MediaTypes.Manifest);
        if (!MediaTypes.Manifests.Contains(mediaType))
        {
            throw new FormatException($"its media type is '{mediaType}'");
        }

        if (MediaTypes.IsIndex(mediaType))
        {
            return new Manifest(bytes, mediaType, [], isIndex ? Descriptors(manifests) : throw new FormatException("an index without 'manifests'"));
        }

        return root.TryGetProperty("config", out var config) && root.TryGetProperty("layers", out var layers)
            ? new Manifest(bytes, mediaType, [Read(config), .. Descriptors(layers)], [])
            : throw new FormatException("a manifest without 'config' and 'layers'");
    }

    private static List<Descriptor> Descriptors(JsonElement array) => array.ValueKind == JsonValueKind.Array
        // A layer with 'urls' may not be distributed by a registry (Windows' base layers).
        ? [.. array.EnumerateArray().Where(item => !item.TryGetProperty("urls", out var urls) || urls.GetArrayLength() == 0).Select(Read)]
        : throw new FormatException("a list was expected");

    private static Descriptor Read(JsonElement item)
    {
        try
        {
            return new Descriptor(
                Text(item, "mediaType") ?? throw new FormatException("a descriptor without 'mediaType'"),
                Digest.Parse(Text(item, "digest")!),
                item.GetProperty("size").GetInt64());
        }
        catch (Exception exception) when (exception is DefinitionException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"a descriptor cannot be read: {exception.Message}", exception);
        }
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
