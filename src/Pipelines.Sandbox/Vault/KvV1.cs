using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

/// <summary>The KV engine of version 1. https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v1</summary>
internal static class KvV1
{
    private const long UsualLease = 2_764_800;

    public static (KvMount Mount, VaultAnswer Answer) Answer(KvMount mount, string path, VaultRequest request)
    {
        switch (request.Verb)
        {
            case VaultVerb.Read:
                var data = mount.Plain.GetValueOrDefault(path) ?? throw VaultError.NotFound();
                return (mount, new() { Data = Copy(data), LeaseSeconds = Lease(data), MountType = "kv" });
            case VaultVerb.List:
                return (mount, new() { Data = KvKeys.List(mount.Plain.Keys, path), MountType = "kv" });
            case VaultVerb.Write:
                return request.Input.Members.Count == 0
                    ? throw new VaultError(400, "missing data fields")
                    : (mount with { Plain = mount.Plain.SetItem(path, Copy(request.Input.Members)) }, VaultAnswer.NoContent);
            case VaultVerb.Delete:
                return (mount with { Plain = mount.Plain.Remove(path) }, VaultAnswer.NoContent);
            default:
                throw VaultError.Unsupported();
        }
    }

    private static JsonObject Copy(JsonObject data) => data.DeepClone().AsObject();

    private static long Lease(JsonObject data) =>
        new VaultInput(data) is var input && (data.ContainsKey("ttl") || data.ContainsKey("lease"))
        && long.TryParse(input.Text("ttl") ?? input.Text("lease"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : UsualLease;
}

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
