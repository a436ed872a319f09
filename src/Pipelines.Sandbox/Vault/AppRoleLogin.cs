using System.Text.Json.Nodes;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Vault;

/// <summary>AppRole: secret ids, their lives and uses. https://developer.hashicorp.com/vault/api-docs/auth/approle</summary>
internal sealed class AppRoleLogin(Store<VaultState> store, Entropy entropy, TimeProvider clock)
{
    /// <summary>Finds the role of a login, and counts the use of its secret id.</summary>
    /// <exception cref="VaultError">Role id and secret id do not fit, or the secret id is over.</exception>
    public (string Name, LoginRole Role) Check(string mount, VaultInput input)
    {
        var id = input.Text("role_id") is { Length: > 0 } given ? given : throw new VaultError(400, "missing role_id");
        return store.Update<(string, LoginRole)>(state =>
        {
            var method = state.Logins[mount];
            var (name, role) = method.Roles.FirstOrDefault(known => known.Value.RoleId == id);
            if (role is null)
            {
                throw Invalid();
            }

            if (!role.BindSecretId)
            {
                return (state, (name, role));
            }

            var hash = Tokens.HashOf(input.Text("secret_id") is { Length: > 0 } secret ? secret : throw new VaultError(400, "missing secret_id"));
            if (role.SecretIdsByHash.GetValueOrDefault(hash) is not { } known || known.Expires <= clock.GetUtcNow())
            {
                throw Invalid();
            }

            var left = known.UsesLeft switch
            {
                0 => role.SecretIdsByHash,
                1 => role.SecretIdsByHash.Remove(hash),
                _ => role.SecretIdsByHash.SetItem(hash, known with { UsesLeft = known.UsesLeft - 1 }),
            };
            return ReferenceEquals(left, role.SecretIdsByHash)
                ? (state, (name, role))
                : (With(state, mount, name, role with { SecretIdsByHash = left }), (name, role));
        }).Result;
    }

    /// <summary><c>role/&lt;name&gt;/secret-id</c> and what is below it; null when the path is none of these.</summary>
    public VaultAnswer? Answer(string mount, string name, LoginRole role, string operation, VaultRequest request)
    {
        switch (operation, request.Verb)
        {
            case ("secret-id", VaultVerb.Write):
                return Add(mount, name, role, entropy.Uuid(), request.Input);
            case ("custom-secret-id", VaultVerb.Write):
                return Add(mount, name, role, request.Input.Text("secret_id") ?? throw new VaultError(400, "missing secret_id"), request.Input);
            case ("secret-id", VaultVerb.List):
                return role.SecretIdsByHash.IsEmpty ? throw VaultError.NotFound()
                    : VaultAnswer.Of(new() { ["keys"] = new JsonArray([.. role.SecretIdsByHash.Values.Select(known => known.Accessor).Order(StringComparer.Ordinal).Select(accessor => JsonValue.Create(accessor))]) });
            case ("secret-id/lookup", VaultVerb.Write):
                return role.SecretIdsByHash.GetValueOrDefault(HashIn(request)) is { } found ? VaultAnswer.Of(Describe(found)) : VaultAnswer.NoContent;
            case ("secret-id/destroy", VaultVerb.Write or VaultVerb.Delete):
                Save(mount, name, role with { SecretIdsByHash = role.SecretIdsByHash.Remove(HashIn(request)) });
                return VaultAnswer.NoContent;
            case ("secret-id-accessor/lookup", VaultVerb.Write):
                return VaultAnswer.Of(Describe(ByAccessor(role, request).Value));
            case ("secret-id-accessor/destroy", VaultVerb.Write or VaultVerb.Delete):
                Save(mount, name, role with { SecretIdsByHash = role.SecretIdsByHash.Remove(ByAccessor(role, request).Key) });
                return VaultAnswer.NoContent;
            default:
                return null;
        }
    }

    private static VaultError Invalid() => new(400, "invalid role or secret ID");

    private static string HashIn(VaultRequest request) => Tokens.HashOf(request.Input.Text("secret_id") ?? throw new VaultError(400, "missing secret_id"));

    private static KeyValuePair<string, SecretId> ByAccessor(LoginRole role, VaultRequest request)
    {
        var accessor = request.Input.Text("secret_id_accessor") ?? throw new VaultError(400, "missing secret_id_accessor");
        return role.SecretIdsByHash.FirstOrDefault(known => known.Value.Accessor == accessor) is { Key: not null } found
            ? found
            : throw new VaultError(404, $"failed to find accessor entry for secret_id_accessor: \"{accessor}\"");
    }

    private static VaultState With(VaultState state, string mount, string name, LoginRole role) =>
        state with { Logins = state.Logins.SetItem(mount, state.Logins[mount] with { Roles = state.Logins[mount].Roles.SetItem(name, role) }) };

    private VaultAnswer Add(string mount, string name, LoginRole role, string text, VaultInput input)
    {
        var life = input.Duration("ttl") ?? role.SecretIdTtl;
        var secret = new SecretId
        {
            Accessor = entropy.Uuid(),
            Created = clock.GetUtcNow(),
            Expires = life > TimeSpan.Zero ? clock.GetUtcNow() + life : null,
            UsesLeft = input.Integer("num_uses") ?? role.SecretIdNumUses,
        };
        Save(mount, name, role with { SecretIdsByHash = role.SecretIdsByHash.SetItem(Tokens.HashOf(text), secret) });
        return VaultAnswer.Of(new()
        {
            ["secret_id"] = text,
            ["secret_id_accessor"] = secret.Accessor,
            ["secret_id_num_uses"] = secret.UsesLeft,
            ["secret_id_ttl"] = (long)life.TotalSeconds,
        });
    }

    private void Save(string mount, string name, LoginRole role) => store.Update(state => With(state, mount, name, role));

    private static JsonObject Describe(SecretId secret) => new()
    {
        ["secret_id_accessor"] = secret.Accessor,
        ["creation_time"] = KvV2Metadata.Time(secret.Created),
        ["expiration_time"] = secret.Expires is { } end ? KvV2Metadata.Time(end) : "0001-01-01T00:00:00Z",
        ["secret_id_num_uses"] = secret.UsesLeft,
        ["secret_id_ttl"] = secret.Expires is { } last ? (long)(last - secret.Created).TotalSeconds : 0,
        ["metadata"] = new JsonObject(),
        ["cidr_list"] = new JsonArray(),
        ["token_bound_cidrs"] = new JsonArray(),
    };
}
