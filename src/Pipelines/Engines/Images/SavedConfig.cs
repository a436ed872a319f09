using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// The configuration of a saved image, with what a builder says about itself taken out: the time of the build becomes that of the source,
/// as SOURCE_DATE_EPOCH would have it, and the names of the containers and images of its steps go. So builders that know no
/// SOURCE_DATE_EPOCH say the same as those that do.
/// https://github.com/opencontainers/image-spec/blob/main/config.md
/// </summary>
internal static class SavedConfig
{
    // Docker's own; OCI does not know them.
    private static readonly string[] OfDocker = ["container", "container_config", "docker_version"];

    /// <summary>The configuration to store: the same bytes when there is nothing to take out.</summary>
    /// <exception cref="FormatException">It is no configuration.</exception>
    public static byte[] Neutral(byte[] config, DateTimeOffset sourceDate)
    {
        var root = JsonNode.Parse(config) as JsonObject ?? throw new FormatException("its configuration is not a JSON object");
        var changed = OfDocker.Count(root.Remove) > 0;
        changed |= Set(root, LayoutJson.Time(sourceDate));
        foreach (var step in root["history"] as JsonArray ?? [])
        {
            changed |= step is JsonObject entry && Later(entry, sourceDate) && Set(entry, LayoutJson.Time(sourceDate));
        }

        changed |= root["config"] is JsonObject run && run["Image"] is not null && run.Remove("Image");
        return changed ? LayoutJson.Bytes(root) : config;
    }

    /// <summary>What the image runs on.</summary>
    /// <exception cref="FormatException">It does not say.</exception>
    public static ImagePlatform PlatformOf(byte[] config)
    {
        using var document = JsonDocument.Parse(config);
        var root = document.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return Text("variant") is { Length: > 0 } variant
            ? ImagePlatform.Parse($"{Text("os")}/{Text("architecture")}/{variant}")
            : ImagePlatform.Parse($"{Text("os")}/{Text("architecture")}");
    }

    private static bool Later(JsonObject entry, DateTimeOffset sourceDate) =>
        entry["created"] is JsonValue value && value.TryGetValue<DateTimeOffset>(out var created) && created > sourceDate;

    private static bool Set(JsonObject entry, string time)
    {
        if (entry["created"] is JsonValue value && value.TryGetValue<string>(out var text) && text == time)
        {
            return false;
        }

        entry["created"] = time;
        return true;
    }
}
