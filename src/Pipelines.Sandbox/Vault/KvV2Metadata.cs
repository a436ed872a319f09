using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

/// <summary>The other half of the KV engine of version 2: what is known about secrets, and the engine's settings.</summary>
internal static class KvV2Metadata
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static (KvMount Mount, VaultAnswer Answer) Answer(KvMount mount, string name, VaultRequest request, DateTimeOffset now)
    {
        var secret = mount.Versioned.GetValueOrDefault(name);
        return request.Verb switch
        {
            VaultVerb.Read => (mount, VaultAnswer.Of(Describe(secret ?? throw VaultError.NotFound()))),
            VaultVerb.Write => (With(Changed(secret ?? new() { Created = now, Updated = now }, request.Input, merge: false)), VaultAnswer.NoContent),
            VaultVerb.Patch => (With(Changed(secret ?? throw VaultError.NotFound(), request.Input, merge: true)), VaultAnswer.NoContent),
            VaultVerb.Delete => (mount with { Versioned = mount.Versioned.Remove(name) }, VaultAnswer.NoContent),
            _ => throw VaultError.Unsupported(),
        };

        KvMount With(KvSecret changed) => mount with { Versioned = mount.Versioned.SetItem(name, changed) };
    }

    public static (KvMount Mount, VaultAnswer Answer) Config(KvMount mount, VaultRequest request) =>
        request.Verb switch
        {
            VaultVerb.Read => (mount, VaultAnswer.Of(new()
            {
                ["cas_required"] = mount.CasRequired,
                ["delete_version_after"] = Duration(mount.DeleteVersionAfter),
                ["max_versions"] = mount.MaxVersions,
            })),
            VaultVerb.Write => (mount with
            {
                CasRequired = request.Input.Flag("cas_required") ?? mount.CasRequired,
                DeleteVersionAfter = request.Input.Duration("delete_version_after") ?? mount.DeleteVersionAfter,
                MaxVersions = request.Input.Integer("max_versions") ?? mount.MaxVersions,
            }, VaultAnswer.NoContent),
            _ => throw VaultError.Unsupported(),
        };

    private static JsonObject Describe(KvSecret secret) => new()
    {
        ["cas_required"] = secret.CasRequired,
        ["created_time"] = Time(secret.Created),
        ["current_version"] = secret.Current,
        ["custom_metadata"] = secret.CustomMetadata?.DeepClone(),
        ["delete_version_after"] = Duration(secret.DeleteVersionAfter),
        ["max_versions"] = secret.MaxVersions,
        ["oldest_version"] = secret.Versions.IsEmpty || secret.Versions.Keys.First() == 1 ? 0 : secret.Versions.Keys.First(),
        ["updated_time"] = Time(secret.Updated),
        ["versions"] = new JsonObject(secret.Versions.Select(version => KeyValuePair.Create(
            version.Key.ToString(CultureInfo.InvariantCulture),
            (JsonNode?)new JsonObject
            {
                ["created_time"] = Time(version.Value.Created),
                ["deletion_time"] = version.Value.Deleted is { } deleted ? Time(deleted) : "",
                ["destroyed"] = version.Value.Destroyed,
            }))),
    };

    private static KvSecret Changed(KvSecret secret, VaultInput input, bool merge) => secret with
    {
        CasRequired = input.Flag("cas_required") ?? secret.CasRequired,
        MaxVersions = input.Integer("max_versions") ?? secret.MaxVersions,
        DeleteVersionAfter = input.Duration("delete_version_after") ?? secret.DeleteVersionAfter,
        CustomMetadata = Custom(secret.CustomMetadata, input, merge),
    };

    private static JsonObject? Custom(JsonObject? known, VaultInput input, bool merge)
    {
        if (!input.Members.ContainsKey("custom_metadata"))
        {
            return known;
        }

        var given = input.Object("custom_metadata");
        if (given is null || known is null || !merge)
        {
            return given?.DeepClone().AsObject();
        }

        var merged = known.DeepClone().AsObject();
        foreach (var (name, value) in given)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value.DeepClone();
            }
        }

        return merged;
    }

    private static string Duration(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1)
            ? $"{(long)time.TotalSeconds}s"
            : string.Create(CultureInfo.InvariantCulture, $"{(time.TotalHours >= 1 ? $"{(long)time.TotalHours}h" : "")}{time.Minutes}m{time.Seconds}s");
}
