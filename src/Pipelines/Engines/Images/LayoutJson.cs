using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Writes the JSON files of an image, the same bytes for the same image.</summary>
internal static class LayoutJson
{
    // Nothing here is ever put into HTML: '+' and '<' stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The manifest of an image: https://github.com/opencontainers/image-spec/blob/main/manifest.md.</summary>
    public static byte[] Manifest(Descriptor config, IEnumerable<Descriptor> layers) => Write(json =>
    {
        json.WriteNumber("schemaVersion", 2);
        json.WriteString("mediaType", MediaTypes.Manifest);
        json.WritePropertyName("config");
        Write(json, config);
        json.WriteStartArray("layers");
        foreach (var layer in layers)
        {
            Write(json, layer);
        }

        json.WriteEndArray();
    });

    /// <summary>The index of a layout with one image.</summary>
    public static byte[] Index(Descriptor image, IReadOnlyDictionary<string, string> annotations) => Write(json =>
    {
        json.WriteNumber("schemaVersion", 2);
        json.WriteString("mediaType", MediaTypes.Index);
        json.WriteStartArray("manifests");
        Write(json, image, annotations);
        json.WriteEndArray();
    });

    /// <summary>The index of an image for several platforms: https://github.com/opencontainers/image-spec/blob/main/image-index.md.</summary>
    public static byte[] PlatformIndex(IEnumerable<(Descriptor Manifest, ImagePlatform Platform)> images) => Write(json =>
    {
        json.WriteNumber("schemaVersion", 2);
        json.WriteString("mediaType", MediaTypes.Index);
        json.WriteStartArray("manifests");
        foreach (var (manifest, platform) in images)
        {
            Write(json, manifest, platform: platform);
        }

        json.WriteEndArray();
    });

    /// <summary>A JSON text that was read and changed.</summary>
    public static byte[] Bytes(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            node.WriteTo(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The annotations of the first image in a layout's index.</summary>
    public static IReadOnlyDictionary<string, string> AnnotationsOf(ReadOnlyMemory<byte> index)
    {
        using var document = JsonDocument.Parse(index);
        var image = document.RootElement.GetProperty("manifests")[0];
        return image.TryGetProperty("annotations", out var annotations) && annotations.ValueKind == JsonValueKind.Object
            ? annotations.EnumerateObject()
                .Where(pair => pair.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!)
            : new Dictionary<string, string>();
    }

    /// <summary>The version that the file <c>oci-layout</c> says; null when it says none.</summary>
    public static string? VersionOf(ReadOnlyMemory<byte> marker)
    {
        using var document = JsonDocument.Parse(marker);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("imageLayoutVersion", out var version)
            ? version.ToString()
            : null;
    }

    /// <summary>The digests of the tars of an image's layers, as its configuration names them.</summary>
    public static IReadOnlyList<Digest> DiffIdsOf(JsonDocument config) =>
        [.. config.RootElement.GetProperty("rootfs").GetProperty("diff_ids").EnumerateArray().Select(id => Digest.Parse(id.GetString()!))];

    /// <summary>The configuration of an image of one layer: https://github.com/opencontainers/image-spec/blob/main/config.md.</summary>
    public static byte[] Config(AssembledConfig config, Digest diffId) => Write(json =>
    {
        json.WriteString("created", Time(config.Created));
        json.WriteString("architecture", config.Architecture);
        if (config.Variant is { } variant)
        {
            json.WriteString("variant", variant);
        }

        json.WriteString("os", "linux");
        json.WriteStartObject("config");
        json.WriteString("User", config.User);
        Write(json, "Env", ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]);
        Write(json, "Entrypoint", config.EntryPoint);
        json.WriteString("WorkingDir", "/");
        json.WriteStartObject("Labels");
        Write(json, config.Labels);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("rootfs");
        json.WriteString("type", "layers");
        Write(json, "diff_ids", [diffId.Text]);
        json.WriteEndObject();
        json.WriteStartArray("history");
        json.WriteStartObject();
        json.WriteString("created", Time(config.Created));
        json.WriteString("created_by", config.CreatedBy);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    /// <summary>A time as RFC 3339 in UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(
        Utf8JsonWriter json, Descriptor descriptor, IReadOnlyDictionary<string, string>? annotations = null, ImagePlatform? platform = null)
    {
        json.WriteStartObject();
        json.WriteString("mediaType", descriptor.MediaType);
        json.WriteString("digest", descriptor.Digest.Text);
        json.WriteNumber("size", descriptor.Size);
        if (platform is not null)
        {
            json.WriteStartObject("platform");
            json.WriteString("architecture", platform.Architecture);
            json.WriteString("os", platform.OperatingSystem);
            if (platform.Variant is { } variant)
            {
                json.WriteString("variant", variant);
            }

            json.WriteEndObject();
        }

        if (annotations is not null)
        {
            json.WriteStartObject("annotations");
            Write(json, annotations);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, string> pairs)
    {
        foreach (var (name, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
