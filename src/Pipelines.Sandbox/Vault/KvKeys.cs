using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

/// <summary>Lists names as folders do.</summary>
internal static class KvKeys
{
    /// <summary>The names directly below a folder; those with more below end in a slash.</summary>
    /// <exception cref="VaultError">There are none.</exception>
    public static JsonObject List(IEnumerable<string> paths, string folder)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var keys = paths
            .Where(path => path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(path => path[prefix.Length..])
            .Select(rest => rest.IndexOf('/', StringComparison.Ordinal) is var slash && slash >= 0 ? rest[..(slash + 1)] : rest)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(key => JsonValue.Create(key))
            .ToArray<JsonNode>();
        return keys.Length > 0 ? new() { ["keys"] = new JsonArray(keys) } : throw VaultError.NotFound();
    }
}
