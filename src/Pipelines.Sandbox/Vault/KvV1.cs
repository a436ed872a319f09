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
