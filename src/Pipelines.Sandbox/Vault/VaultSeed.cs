using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.Registry;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Vault;

/// <summary>
/// What infrastructure code would have made in Vault for each environment: the engine, the secret with the registry's address, a
/// policy that reads only that secret and those of the environments it is promoted from, and the role that a job's id_token logs in as.
/// </summary>
internal static partial class VaultSeed
{
    public static void Apply(Store<VaultState> store, IReadOnlyList<SandboxEnvironment> environments, Uri endpoint, Entropy entropy, TimeProvider clock) =>
        store.Update(state =>
        {
            state = Login(Login(state, "approle", entropy), "jwt", entropy);
            return environments.Aggregate(state, (seeded, environment) => Seed(seeded, environment, endpoint, entropy, clock.GetUtcNow()));
        });

    private static VaultState Login(VaultState state, string type, Entropy entropy) =>
        state.Logins.ContainsKey(type) ? state : state with { Logins = state.Logins.Add(type, new() { Type = type, Accessor = $"auth_{type}_{entropy.Hex(8)}" }) };

    private static VaultState Seed(VaultState state, SandboxEnvironment environment, Uri endpoint, Entropy entropy, DateTimeOffset now)
    {
        var mount = state.Mounts.GetValueOrDefault(environment.VaultMount) ?? new() { Version = 2, Accessor = $"kv_{entropy.Hex(8)}" };
        var secret = mount.Versioned.GetValueOrDefault(environment.VaultPath);
        var address = new RegistryHost(environment.Account, environment.Region).At(endpoint);
        if (mount.Version == 2 && Proposed(secret, environment.VaultField, address) is { } data)
        {
            mount = mount with { Versioned = mount.Versioned.SetItem(environment.VaultPath, KvV2.Append(mount, secret, data, now)) };
        }

        var policy = $"{environment.Name}-registry";
        var role = environment.VaultRole ?? environment.Name;
        var jwt = state.Logins["jwt"];
        return state with
        {
            Mounts = ReferenceEquals(mount, state.Mounts.GetValueOrDefault(environment.VaultMount)) ? state.Mounts : state.Mounts.SetItem(environment.VaultMount, mount),
            Policies = state.Policies.ContainsKey(policy)
                ? state.Policies
                : state.Policies.Add(policy, PolicyOf(environment)),
            Logins = jwt.Roles.ContainsKey(role)
                ? state.Logins
                : state.Logins.SetItem("jwt", jwt with { Roles = jwt.Roles.Add(role, RoleOf(environment, policy)) }),
        };
    }

    private static string PolicyOf(SandboxEnvironment environment) => string.Concat(
        environment.VaultPathsBefore.Prepend(environment.VaultPath)
            .Select(path => $"path \"{environment.VaultMount}/data/{path}\" {{ capabilities = [\"read\"] }}\n"));

    private static LoginRole RoleOf(SandboxEnvironment environment, string policy) => new()
    {
        Policies = [policy],
        TokenTtl = TimeSpan.FromHours(1),
        BoundAudiences = environment.VaultAudiences,
        BoundClaims = environment.VaultBoundClaims.ToImmutableDictionary(claim => claim.Key, claim => (IReadOnlyList<string>)[claim.Value]),
    };

    /// <summary>The secret as it should be: nothing there yet, or our own address of another time on another port.</summary>
    private static JsonObject? Proposed(KvSecret? secret, string field, string address)
    {
        if (secret is null || secret.Current == 0)
        {
            return new() { [field] = address };
        }

        var data = secret.Versions.GetValueOrDefault(secret.Current)?.Data;
        var known = data?[field] as JsonValue;
        if (known is null || !known.TryGetValue<string>(out var text) || text == address || !Port().IsMatch(text) || Port().Replace(text, "") != Port().Replace(address, ""))
        {
            return null;
        }

        var moved = data!.DeepClone().AsObject();
        moved[field] = address;
        return moved;
    }

    [GeneratedRegex("^127\\.0\\.0\\.1:[0-9]+/")]
    private static partial Regex Port();
}
