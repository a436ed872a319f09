using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Vault;

/// <summary><c>sys/…</c>: mounts, login methods and policies. https://developer.hashicorp.com/vault/api-docs/system</summary>
internal sealed class SysApi(Store<VaultState> store, Entropy entropy)
{
    public VaultAnswer Answer(string path, VaultRequest request, VaultToken caller)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (head, rest) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        return head switch
        {
            "mounts" => Mounts(rest, request),
            "auth" => Logins(rest, request),
            "policies" when rest == "acl" || rest.StartsWith("acl/", StringComparison.Ordinal) => Policies(rest["acl".Length..].Trim('/'), request),
            "policy" => Policies(rest, request),
            "capabilities-self" when request.Verb == VaultVerb.Write => Capabilities(request.Input.Texts("paths"), caller),
            "internal" when rest.StartsWith("ui/mounts/", StringComparison.Ordinal) && request.Verb == VaultVerb.Read => MountOf(rest["ui/mounts/".Length..]),
            _ => throw VaultError.NoRoute("sys/" + path),
        };
    }

    public AccessRules RulesOf(VaultToken token) =>
        new(token.Policies.SelectMany(name =>
            store.Value.Policies.GetValueOrDefault(name) is { } own ? AccessRules.Parse(own)
            : name == "default" ? AccessRules.Parse(AccessRules.Default)
            : []));

    private static JsonObject Describe(KvMount mount) => new()
    {
        ["accessor"] = mount.Accessor,
        ["config"] = new JsonObject { ["default_lease_ttl"] = 0, ["max_lease_ttl"] = 0, ["force_no_cache"] = false },
        ["description"] = mount.Description,
        ["local"] = false,
        ["options"] = new JsonObject { ["version"] = mount.Version.ToString(CultureInfo.InvariantCulture) },
        ["seal_wrap"] = false,
        ["type"] = "kv",
    };

    private VaultAnswer Mounts(string path, VaultRequest request)
    {
        switch (request.Verb)
        {
            case VaultVerb.Read when path.Length == 0:
                return Listing(store.Value.Mounts.ToDictionary(mount => mount.Key + "/", mount => Describe(mount.Value)));
            case VaultVerb.Read:
                return VaultAnswer.Of(Describe(store.Value.Mounts.GetValueOrDefault(path) ?? throw new VaultError(400, $"No secret engine mount at {path}/")));
            case VaultVerb.Write when path.Length > 0:
                Mount(path, request.Input);
                return VaultAnswer.NoContent;
            case VaultVerb.Delete when path.Length > 0:
                store.Update(state => state with { Mounts = state.Mounts.Remove(path) });
                return VaultAnswer.NoContent;
            default:
                throw VaultError.Unsupported();
        }
    }

    private void Mount(string path, VaultInput input)
    {
        var type = input.Text("type");
        var asked = input.Object("options") is { } options ? new VaultInput(options).Text("version") : null;
        var version = (type, asked) switch
        {
            ("kv-v2", _) or ("kv", "2") => 2,
            ("kv" or "kv-v1" or "generic", null or "1" or "") => 1,
            _ => throw new VaultError(400, $"plugin not found in the catalog: {type}; the sandbox has kv"),
        };
        store.Update(state => state.Mounts.Keys.Any(known => known == path || known.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(known + "/", StringComparison.Ordinal))
            ? throw new VaultError(400, $"path is already in use at {path}/")
            : state with { Mounts = state.Mounts.Add(path, new() { Version = version, Accessor = $"kv_{entropy.Hex(8)}", Description = input.Text("description") ?? "" }) });
    }

    private VaultAnswer Logins(string path, VaultRequest request)
    {
        switch (request.Verb)
        {
            case VaultVerb.Read when path.Length == 0:
                return Listing(store.Value.Logins.ToDictionary(
                    login => login.Key + "/", login => new JsonObject { ["accessor"] = login.Value.Accessor, ["type"] = login.Value.Type, ["description"] = "" }));
            case VaultVerb.Write when path.Length > 0:
                var type = request.Input.Text("type") is "approle" or "jwt"
                    ? request.Input.Text("type")!
                    : throw new VaultError(400, $"plugin not found in the catalog: {request.Input.Text("type")}; the sandbox has approle and jwt");
                store.Update(state => state.Logins.ContainsKey(path)
                    ? throw new VaultError(400, $"path is already in use at {path}/")
                    : state with { Logins = state.Logins.Add(path, new() { Type = type, Accessor = $"auth_{type}_{entropy.Hex(8)}" }) });
                return VaultAnswer.NoContent;
            case VaultVerb.Delete when path.Length > 0:
                store.Update(state => state with { Logins = state.Logins.Remove(path) });
                return VaultAnswer.NoContent;
            default:
                throw VaultError.Unsupported();
        }
    }

    private VaultAnswer Policies(string name, VaultRequest request)
    {
        switch (request.Verb)
        {
            case VaultVerb.Read or VaultVerb.List when name.Length == 0:
                return VaultAnswer.Of(KvKeys.List(store.Value.Policies.Keys.Append("default").Append("root"), ""));
            case VaultVerb.Read:
                var text = store.Value.Policies.GetValueOrDefault(name) ?? (name == "default" ? AccessRules.Default : throw VaultError.NotFound());
                return VaultAnswer.Of(new() { ["name"] = name, ["policy"] = text, ["rules"] = text });
            case VaultVerb.Write when name.Length > 0 && name != "root":
                var policy = request.Input.Text("policy") ?? throw new VaultError(400, "'policy' parameter not supplied or empty");
                AccessRules.Parse(policy);
                store.Update(state => state with { Policies = state.Policies.SetItem(name, policy) });
                return VaultAnswer.NoContent;
            case VaultVerb.Delete when name.Length > 0 && name is not ("root" or "default"):
                store.Update(state => state with { Policies = state.Policies.Remove(name) });
                return VaultAnswer.NoContent;
            default:
                throw VaultError.Unsupported();
        }
    }

    private VaultAnswer Capabilities(IReadOnlyList<string> paths, VaultToken caller)
    {
        var data = new JsonObject();
        foreach (var path in paths)
        {
            var granted = caller.Policies.Contains("root") ? ["root"] : RulesOf(caller).CapabilitiesOf(path) ?? ["deny"];
            data[path] = new JsonArray([.. granted.Order(StringComparer.Ordinal).Select(word => JsonValue.Create(word))]);
        }

        return VaultAnswer.Of(data);
    }

    /// <summary>The vault command line client asks this before it reads or writes a secret.</summary>
    private VaultAnswer MountOf(string path)
    {
        var (name, mount) = store.Value.Mounts.FirstOrDefault(mount => path == mount.Key || path.StartsWith(mount.Key + "/", StringComparison.Ordinal));
        if (mount is null)
        {
            throw new VaultError(403, $"preflight capability check returned 403, please ensure client's policies grant access to path \"{path}/\"");
        }

        var data = Describe(mount);
        data["path"] = name + "/";
        return VaultAnswer.Of(data);
    }

    private static VaultAnswer Listing(Dictionary<string, JsonObject> items)
    {
        var data = new JsonObject(items.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => KeyValuePair.Create(item.Key, (JsonNode?)item.Value)));
        return VaultAnswer.Of(data);
    }
}
