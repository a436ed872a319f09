using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Vault;

/// <summary>Issues, finds, renews and ends tokens; keeps only the hash of each.</summary>
internal sealed class Tokens(Store<VaultState> store, Entropy entropy, TimeProvider clock)
{
    private static readonly TimeSpan UsualTtl = TimeSpan.FromDays(32);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Makes the token that may do everything, unless it is there.</summary>
    public void EnsureRoot(string text) => store.Update(state => state.Tokens.ContainsKey(HashOf(text)) ? state : state with
    {
        Tokens = state.Tokens.Add(HashOf(text), new()
        {
            Accessor = entropy.Word(24),
            Policies = ["root"],
            Path = "auth/token/root",
            DisplayName = "root",
            Created = clock.GetUtcNow(),
        }),
    });

    /// <summary>Issues a token and returns it as the member <c>auth</c> of an answer.</summary>
    public JsonObject Issue(TokenOrder order)
    {
        var now = clock.GetUtcNow();
        var ttl = order.Ttl > TimeSpan.Zero ? order.Ttl : UsualTtl;
        ttl = order.MaxTtl > TimeSpan.Zero && ttl > order.MaxTtl ? order.MaxTtl : ttl;
        var isRoot = order.Policies.Contains("root");
        var text = $"hvs.{entropy.Word(24)}";
        var token = new VaultToken
        {
            Accessor = entropy.Word(24),
            Policies = isRoot ? ["root"] : [.. order.Policies.Append("default").Distinct().Order(StringComparer.Ordinal)],
            Path = order.Path,
            DisplayName = order.DisplayName,
            Meta = order.Meta,
            Parent = order.Parent is null ? null : HashOf(order.Parent),
            Created = now,
            CreationTtl = isRoot && order.Ttl == TimeSpan.Zero ? TimeSpan.Zero : ttl,
            Expires = isRoot && order.Ttl == TimeSpan.Zero ? null : now + ttl,
            MaxTtl = order.MaxTtl,
            Renewable = order.Renewable && !(isRoot && order.Ttl == TimeSpan.Zero),
            NumUses = order.NumUses,
        };
        store.Update(state => state with
        {
            Tokens = state.Tokens.RemoveRange(state.Tokens.Keys.Where(known => Valid(state, known) is null)).Add(HashOf(text), token),
        });
        return Auth(token, text);
    }

    /// <summary>The token behind a text; a use of it is counted.</summary>
    /// <exception cref="VaultError">There is none, or it is no longer valid.</exception>
    public VaultToken Use(string? text)
    {
        if (text is null)
        {
            throw new VaultError(403, "permission denied");
        }

        var hash = HashOf(text);
        return store.Update<VaultToken>(state =>
        {
            var token = Valid(state, hash) ?? throw VaultError.InvalidToken();
            return token.NumUses switch
            {
                0 => (state, token),
                1 => (state with { Tokens = state.Tokens.Remove(hash) }, token),
                _ => (state with { Tokens = state.Tokens.SetItem(hash, token with { NumUses = token.NumUses - 1 }) }, token),
            };
        }).Result;
    }

    public VaultToken? Find(string text) => Valid(store.Value, HashOf(text));

    public JsonObject Renew(string text, TimeSpan? increment)
    {
        var now = clock.GetUtcNow();
        var hash = HashOf(text);
        return Auth(store.Update<VaultToken>(state =>
        {
            var token = Valid(state, hash) ?? throw VaultError.InvalidToken();
            if (!token.Renewable)
            {
                throw new VaultError(400, "lease is not renewable");
            }

            var end = now + (increment is { } wanted && wanted > TimeSpan.Zero ? wanted : token.CreationTtl);
            var renewed = token with { Expires = token.MaxTtl > TimeSpan.Zero && end > token.Created + token.MaxTtl ? token.Created + token.MaxTtl : end };
            return (state with { Tokens = state.Tokens.SetItem(hash, renewed) }, renewed);
        }).Result, text);
    }

    /// <summary>Ends a token, and with it those that it made and that they made.</summary>
    public void Revoke(string text) => Remove(HashOf(text));

    /// <summary>Ends a token alone; those that it made go on without a parent.</summary>
    public void RevokeOrphan(string text) => store.Update(state =>
    {
        var hash = HashOf(text);
        var children = state.Tokens.Where(known => known.Value.Parent == hash).Select(child => KeyValuePair.Create(child.Key, child.Value with { Parent = null }));
        return state with { Tokens = state.Tokens.SetItems(children).Remove(hash) };
    });

    public VaultToken? FindByAccessor(string accessor) => store.Value.Tokens.FirstOrDefault(known => known.Value.Accessor == accessor && Valid(store.Value, known.Key) is not null).Value;

    public void RevokeByAccessor(string accessor)
    {
        var hash = store.Value.Tokens.FirstOrDefault(known => known.Value.Accessor == accessor).Key ?? throw new VaultError(400, "invalid accessor");
        Remove(hash);
    }

    public IReadOnlyList<string> Accessors => [.. store.Value.Tokens.Where(known => Valid(store.Value, known.Key) is not null).Select(known => known.Value.Accessor).Order(StringComparer.Ordinal)];

    public JsonObject Describe(VaultToken token, string text) => new()
    {
        ["accessor"] = token.Accessor,
        ["creation_time"] = token.Created.ToUnixTimeSeconds(),
        ["creation_ttl"] = (long)token.CreationTtl.TotalSeconds,
        ["display_name"] = token.DisplayName,
        ["entity_id"] = "",
        ["expire_time"] = token.Expires is { } end ? KvV2Metadata.Time(end) : null,
        ["explicit_max_ttl"] = (long)token.MaxTtl.TotalSeconds,
        ["id"] = text,
        ["issue_time"] = KvV2Metadata.Time(token.Created),
        ["meta"] = MetaOf(token),
        ["num_uses"] = token.NumUses,
        ["orphan"] = token.Parent is null,
        ["path"] = token.Path,
        ["policies"] = Names(token.Policies),
        ["renewable"] = token.Renewable,
        ["ttl"] = Left(token),
        ["type"] = "service",
    };

    private JsonObject Auth(VaultToken token, string text) => new()
    {
        ["client_token"] = text,
        ["accessor"] = token.Accessor,
        ["policies"] = Names(token.Policies),
        ["token_policies"] = Names(token.Policies),
        ["identity_policies"] = null,
        ["metadata"] = MetaOf(token),
        ["lease_duration"] = Left(token),
        ["renewable"] = token.Renewable,
        ["entity_id"] = "",
        ["token_type"] = "service",
        ["orphan"] = token.Parent is null,
        ["mfa_requirement"] = null,
        ["num_uses"] = token.NumUses,
    };

    private VaultToken? Valid(VaultState state, string hash) =>
        state.Tokens.GetValueOrDefault(hash) is { } token && !(token.Expires <= clock.GetUtcNow()) && (token.Parent is null || Valid(state, token.Parent) is not null) ? token : null;

    // Children go with it by themselves: a token whose parent is not valid is not valid.
    private void Remove(string hash) => store.Update(state => state with { Tokens = state.Tokens.Remove(hash) });

    private long Left(VaultToken token) => token.Expires is { } end ? (long)Math.Ceiling((end - clock.GetUtcNow()).TotalSeconds) : 0;

    private static JsonObject? MetaOf(VaultToken token) =>
        token.Meta.IsEmpty ? null : new(token.Meta.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
