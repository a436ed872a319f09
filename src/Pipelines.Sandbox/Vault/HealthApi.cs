using System.Globalization;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Vault;

/// <summary>What anyone may ask of <c>sys/…</c>, even while nothing is served. https://developer.hashicorp.com/vault/api-docs/system/health</summary>
internal sealed class HealthApi(VaultNode node, Identity identity, TimeProvider clock)
{
    private const string Version = "1.18.0";

    private bool IsInitialized => node.State != SandboxVaultState.Uninitialized;

    private bool IsSealed => node.State is SandboxVaultState.Sealed or SandboxVaultState.Uninitialized;

    /// <returns>Null when the path is none of these.</returns>
    public VaultAnswer? Answer(string path, VaultRequest request)
    {
        switch (path, request.Verb)
        {
            case ("health", VaultVerb.Read):
                return new() { Status = HealthStatus(request), Bare = Health() };
            case ("seal-status", VaultVerb.Read):
                return new() { Bare = SealStatus() };
            case ("init", VaultVerb.Read):
                return new() { Bare = new() { ["initialized"] = IsInitialized } };
            case ("leader", VaultVerb.Read):
                node.MustServe();
                return new() { Bare = new() { ["ha_enabled"] = false, ["is_self"] = false, ["leader_address"] = "", ["leader_cluster_address"] = "", ["performance_standby"] = false } };
            case ("unseal", VaultVerb.Write):
                node.Unseal(request.Input.Text("key"));
                return new() { Bare = SealStatus() };
            default:
                return null;
        }
    }

    private int HealthStatus(VaultRequest request) => node.State switch
    {
        SandboxVaultState.Uninitialized => Asked(request, "uninitcode") ?? 501,
        SandboxVaultState.Sealed => Asked(request, "sealedcode") ?? 503,
        SandboxVaultState.Standby when request.Query["standbyok"] != "true" => Asked(request, "standbycode") ?? 429,
        _ => Asked(request, "activecode") ?? 200,
    };

    private static int? Asked(VaultRequest request, string name) =>
        int.TryParse(request.Query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 200 and <= 599 ? code : null;

    private JsonObject Health() => new()
    {
        ["initialized"] = IsInitialized,
        ["sealed"] = IsSealed,
        ["standby"] = node.State != SandboxVaultState.Active,
        ["performance_standby"] = false,
        ["replication_performance_mode"] = IsSealed ? "unknown" : "disabled",
        ["replication_dr_mode"] = IsSealed ? "unknown" : "disabled",
        ["server_time_utc"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        ["version"] = Version,
        ["enterprise"] = false,
        ["cluster_name"] = IsSealed ? null : $"sandbox-{identity.Id}",
        ["cluster_id"] = IsSealed ? null : identity.Id,
    };

    private JsonObject SealStatus() => new()
    {
        ["type"] = "shamir",
        ["initialized"] = IsInitialized,
        ["sealed"] = IsSealed,
        ["t"] = IsInitialized ? 1 : 0,
        ["n"] = IsInitialized ? 1 : 0,
        ["progress"] = 0,
        ["nonce"] = "",
        ["version"] = Version,
        ["storage_type"] = "file",
        ["cluster_name"] = $"sandbox-{identity.Id}",
        ["cluster_id"] = identity.Id,
    };
}
