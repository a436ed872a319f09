using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

/// <summary>The data half of the KV engine of version 2: values and their versions. https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2</summary>
internal static class KvV2
{
    private const int UsualMaxVersions = 10;

    public static (KvMount Mount, VaultAnswer Answer) Answer(KvMount mount, string path, VaultRequest request, DateTimeOffset now)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (kind, name) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        var (next, answer) = (kind, request.Verb) switch
        {
            ("config", _) when name.Length == 0 => KvV2Metadata.Config(mount, request),
            ("metadata", VaultVerb.List) => (mount, VaultAnswer.Of(KvKeys.List(mount.Versioned.Keys, name))),
            ("data" or "metadata" or "delete" or "undelete" or "destroy" or "subkeys", _) when name.Length == 0 => throw VaultError.Unsupported(),
            ("metadata", _) => KvV2Metadata.Answer(mount, name, request, now),
            ("data", VaultVerb.Read) => (mount, Read(mount, name, request, now, "data", data => data)),
            ("subkeys", VaultVerb.Read) => (mount, Subkeys(mount, name, request, now)),
            ("data", VaultVerb.Write) => Write(mount, name, request.Input.Object("data"), request.Input, now),
            ("data", VaultVerb.Patch) => Write(mount, name, Patched(mount, name, request.Input, now), request.Input, now),
            ("data", VaultVerb.Delete) => EachVersion(mount, name, [mount.Versioned.GetValueOrDefault(name)?.Current ?? 0], version => version with { Deleted = Earlier(version.Deleted, now) }, now),
            ("delete", VaultVerb.Write) => EachVersion(mount, name, Versions(request), version => version with { Deleted = Earlier(version.Deleted, now) }, now),
            ("undelete", VaultVerb.Write) => EachVersion(mount, name, Versions(request), version => version with { Deleted = null }, now),
            ("destroy", VaultVerb.Write) => EachVersion(mount, name, Versions(request), version => version with { Destroyed = true, Data = null }, now),
            ("data" or "subkeys" or "delete" or "undelete" or "destroy", _) => throw VaultError.Unsupported(),
            _ => (mount, new VaultAnswer
            {
                Status = 404,
                Warnings = ["Invalid path for a versioned K/V secrets engine. See the API docs for the appropriate API endpoints to use. If using the Vault CLI, use 'vault kv get' for this operation."],
            }),
        };
        return (next, answer with { MountType = "kv" });
    }

    /// <summary>Whether writing there would change something that exists; decides between the capabilities create and update.</summary>
    public static bool Exists(KvMount mount, string path) =>
        path.IndexOf('/', StringComparison.Ordinal) is var slash && slash > 0 && mount.Versioned.ContainsKey(path[(slash + 1)..]);

    /// <summary>A secret with one more version; the oldest beyond the limit are dropped.</summary>
    public static KvSecret Append(KvMount mount, KvSecret? secret, JsonObject data, DateTimeOffset now)
    {
        secret ??= new() { Created = now, Updated = now };
        var life = secret.DeleteVersionAfter > TimeSpan.Zero ? secret.DeleteVersionAfter : mount.DeleteVersionAfter;
        var version = new KvVersion { Data = data.DeepClone().AsObject(), Created = now, Deleted = life > TimeSpan.Zero ? now + life : null };
        var versions = secret.Versions.Add(secret.Current + 1, version);
        var most = secret.MaxVersions > 0 ? secret.MaxVersions : mount.MaxVersions > 0 ? mount.MaxVersions : UsualMaxVersions;
        return secret with
        {
            Current = secret.Current + 1,
            Updated = now,
            Versions = versions.RemoveRange(versions.Keys.Take(Math.Max(0, versions.Count - most))),
        };
    }

    public static JsonObject Describe(KvSecret secret, int number, KvVersion version) => new()
    {
        ["created_time"] = KvV2Metadata.Time(version.Created),
        ["custom_metadata"] = secret.CustomMetadata?.DeepClone(),
        ["deletion_time"] = version.Deleted is { } deleted ? KvV2Metadata.Time(deleted) : "",
        ["destroyed"] = version.Destroyed,
        ["version"] = number,
    };

    private static VaultAnswer Read(
        KvMount mount, string name, VaultRequest request, DateTimeOffset now, string member, Func<JsonObject, JsonObject> show)
    {
        var secret = Secret(mount, name);
        var number = int.TryParse(request.Query["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : secret.Current;
        var version = secret.Versions.GetValueOrDefault(number) ?? throw VaultError.NotFound();
        var readable = version.IsReadable(now);
        return new()
        {
            // A deleted version is not found, yet its metadata is told.
            Status = readable ? 200 : 404,
            Data = new() { [member] = readable ? show(version.Data!.DeepClone().AsObject()) : null, ["metadata"] = Describe(secret, number, version) },
        };
    }

    private static VaultAnswer Subkeys(KvMount mount, string name, VaultRequest request, DateTimeOffset now)
    {
        var depth = int.TryParse(request.Query["depth"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        return Read(mount, name, request, now, "subkeys", data => Keys(data, 1));

        JsonObject Keys(JsonObject members, int level) => new(members.Select(member => KeyValuePair.Create(
            member.Key,
            member.Value is JsonObject { Count: > 0 } inner && (depth == 0 || level < depth) ? (JsonNode)Keys(inner, level + 1) : null)));
    }

    private static (KvMount Mount, VaultAnswer Answer) Write(KvMount mount, string name, JsonObject? data, VaultInput input, DateTimeOffset now)
    {
        if (data is null)
        {
            throw new VaultError(400, "no data provided");
        }

        var secret = mount.Versioned.GetValueOrDefault(name);
        var cas = input.Object("options") is { } options ? new VaultInput(options).Integer("cas") : null;
        if (cas is null && (mount.CasRequired || secret?.CasRequired == true))
        {
            throw new VaultError(400, "check-and-set parameter required for this call");
        }

        if (cas is { } expected && expected != (secret?.Current ?? 0))
        {
            throw new VaultError(400, "check-and-set parameter did not match the current version");
        }

        var written = Append(mount, secret, data, now);
        return (
            mount with { Versioned = mount.Versioned.SetItem(name, written) },
            VaultAnswer.Of(Describe(written, written.Current, written.Versions[written.Current])));
    }

    private static JsonObject Patched(KvMount mount, string name, VaultInput input, DateTimeOffset now)
    {
        var secret = Secret(mount, name);
        var current = secret.Versions.GetValueOrDefault(secret.Current);
        return current?.IsReadable(now) == true
            ? Merge(current.Data!, input.Object("data") ?? throw new VaultError(400, "no data provided"))
            : throw VaultError.NotFound();
    }

    /// <summary>JSON Merge Patch. https://www.rfc-editor.org/rfc/rfc7396</summary>
    private static JsonObject Merge(JsonObject target, JsonObject patch)
    {
        var merged = target.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value is JsonObject inner ? Merge(merged[name] as JsonObject ?? [], inner) : value.DeepClone();
            }
        }

        return merged;
    }

    private static (KvMount Mount, VaultAnswer Answer) EachVersion(
        KvMount mount, string name, IReadOnlyList<int> numbers, Func<KvVersion, KvVersion> change, DateTimeOffset now)
    {
        if (mount.Versioned.GetValueOrDefault(name) is not { } secret)
        {
            return (mount, VaultAnswer.NoContent);
        }

        var versions = secret.Versions;
        foreach (var number in numbers.Where(versions.ContainsKey))
        {
            versions = versions.SetItem(number, change(versions[number]));
        }

        return (mount with { Versioned = mount.Versioned.SetItem(name, secret with { Versions = versions, Updated = now }) }, VaultAnswer.NoContent);
    }

    private static IReadOnlyList<int> Versions(VaultRequest request)
    {
        var numbers = request.Input.Texts("versions").Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return numbers.Length > 0 ? numbers : throw new VaultError(400, "no version number provided");
    }

    private static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset now) => known < now ? known.Value : now;

    private static KvSecret Secret(KvMount mount, string name) => mount.Versioned.GetValueOrDefault(name) ?? throw VaultError.NotFound();
}
