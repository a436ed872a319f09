using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Clients.Registry;

namespace Pipelines.Engines.Images;

/// <summary>The index that lists what refers to an image, where a registry does not keep it.</summary>
internal static class ReferrersList
{
    /// <summary>One list of several, each entry as it stands there, once.</summary>
    public static Manifest Merge(IEnumerable<Manifest> lists)
    {
        var entries = lists
            .SelectMany(list => JsonNode.Parse(list.Bytes.Span)!["manifests"]!.AsArray())
            .Select(entry => entry!.DeepClone())
            .DistinctBy(entry => (string?)entry["digest"]);
        var merged = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.Index,
            ["manifests"] = new JsonArray([.. entries]),
        };
        return Manifest.Parse(JsonSerializer.SerializeToUtf8Bytes(merged), MediaTypes.Index);
    }
}
