using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.IdTokens;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Vault;

/// <summary><c>auth/&lt;mount&gt;/…</c> of AppRole and JWT: roles, and logging in as one of them.</summary>
internal sealed class LoginApi(Store<VaultState> store, Tokens tokens, JwtLogin jwt, AppRoleLogin appRole, Entropy entropy)
{
    public VaultAnswer LogIn(string mount, VaultInput input)
    {
        var method = store.Value.Logins[mount];
        var (name, role, display) = ("", new LoginRole(), "");
        if (method.Type == "jwt")
        {
            (name, role, display) = jwt.Check(method, input);
        }
        else
        {
            (name, role) = appRole.Check(mount, input);
        }

        return new()
        {
            Auth = tokens.Issue(new()
            {
                Policies = role.Policies,
                Path = $"auth/{mount}/login",
                DisplayName = $"{mount}{(display.Length > 0 ? "-" + display : "")}",
                Meta = ImmutableDictionary<string, string>.Empty.Add(method.Type == "jwt" ? "role" : "role_name", name),
                Ttl = role.TokenTtl,
                MaxTtl = role.TokenMaxTtl,
                NumUses = role.TokenNumUses,
            }),
        };
    }

    public VaultAnswer Answer(string mount, string path, VaultRequest request)
    {
        var method = store.Value.Logins[mount];
        return path.Split('/') switch
        {
            ["config"] when method.Type == "jwt" => Config(mount, request),
            ["role"] when request.Verb == VaultVerb.List => VaultAnswer.Of(KvKeys.List(method.Roles.Keys, "")),
            ["role", var name] => Role(mount, method, name, request),
            ["role", var name, "role-id"] when method.Type == "approle" => RoleId(mount, Known(method, name), name, request),
            ["role", var name, .. var rest] when method.Type == "approle" && appRole.Answer(mount, name, Known(method, name), string.Join('/', rest), request) is { } answer => answer,
            _ => throw VaultError.Unsupported(),
        };
    }

    private static LoginRole Known(LoginMount method, string name) => method.Roles.GetValueOrDefault(name) ?? throw VaultError.NotFound();

    private VaultAnswer Config(string mount, VaultRequest request)
    {
        if (request.Verb == VaultVerb.Read)
        {
            return VaultAnswer.Of(new() { ["default_role"] = store.Value.Logins[mount].DefaultRole ?? "" });
        }

        // The issuer is the sandbox itself: a key set from elsewhere would be taken and never used.
        return request.Verb != VaultVerb.Write ? throw VaultError.Unsupported()
            : request.Input.Members.Select(member => member.Key).FirstOrDefault(name => name != "default_role") is { } other
                ? throw new VaultError(400, $"the sandbox verifies only its own id_tokens; '{other}' cannot be set")
                : Save(mount, method => method with { DefaultRole = request.Input.Text("default_role") });
    }

    private VaultAnswer Role(string mount, LoginMount method, string name, VaultRequest request) =>
        request.Verb switch
        {
            VaultVerb.Read => VaultAnswer.Of(Describe(method, Known(method, name))),
            VaultVerb.Write => Save(mount, name, Changed(method, method.Roles.GetValueOrDefault(name), request.Input)),
            VaultVerb.Delete => Save(mount, known => known with { Roles = known.Roles.Remove(name) }),
            _ => throw VaultError.Unsupported(),
        };

    private VaultAnswer RoleId(string mount, LoginRole role, string name, VaultRequest request) =>
        request.Verb switch
        {
            VaultVerb.Read => VaultAnswer.Of(new() { ["role_id"] = role.RoleId }),
            VaultVerb.Write => Save(mount, name, role with { RoleId = request.Input.Text("role_id") ?? throw new VaultError(400, "missing role_id") }),
            _ => throw VaultError.Unsupported(),
        };

    private VaultAnswer Save(string mount, string name, LoginRole role) => Save(mount, method => method with { Roles = method.Roles.SetItem(name, role) });

    private VaultAnswer Save(string mount, Func<LoginMount, LoginMount> change)
    {
        store.Update(state => state with { Logins = state.Logins.SetItem(mount, change(state.Logins[mount])) });
        return VaultAnswer.NoContent;
    }

    private LoginRole Changed(LoginMount method, LoginRole? known, VaultInput input)
    {
        var role = known ?? new() { RoleId = method.Type == "approle" ? entropy.Uuid() : null };
        role = role with
        {
            Policies = Given("token_policies", role.Policies),
            TokenTtl = input.Duration("token_ttl") ?? role.TokenTtl,
            TokenMaxTtl = input.Duration("token_max_ttl") ?? role.TokenMaxTtl,
            TokenNumUses = input.Integer("token_num_uses") ?? role.TokenNumUses,
            SecretIdTtl = input.Duration("secret_id_ttl") ?? role.SecretIdTtl,
            SecretIdNumUses = input.Integer("secret_id_num_uses") ?? role.SecretIdNumUses,
            BoundSubject = input.Text("bound_subject") is { Length: > 0 } subject ? subject : role.BoundSubject,
            BindSecretId = input.Flag("bind_secret_id") ?? role.BindSecretId,
            BoundAudiences = Given("bound_audiences", role.BoundAudiences),
            UserClaim = input.Text("user_claim") ?? role.UserClaim,
            BoundClaimsAreGlobs = input.Text("bound_claims_type") is { } type ? type == "glob" : role.BoundClaimsAreGlobs,
            BoundClaims = input.Object("bound_claims") is { } claims
                ? claims.ToImmutableDictionary(claim => claim.Key, claim => IdTokenClaims.ValuesOf(claim.Value))
                : role.BoundClaims,
        };
        return method.Type == "jwt" && role.BoundAudiences.Count == 0 && role.BoundClaims.IsEmpty && role.BoundSubject is null
            ? throw new VaultError(400, "must have at least one bound constraint when creating/updating a role")
            : role;

        IReadOnlyList<string> Given(string field, IReadOnlyList<string> before) =>
            input.Members.ContainsKey(field) ? input.Texts(field)
            : field == "token_policies" && input.Members.ContainsKey("policies") ? input.Texts("policies")
            : before;
    }

    private static JsonObject Describe(LoginMount method, LoginRole role)
    {
        var data = new JsonObject
        {
            ["token_policies"] = new JsonArray([.. role.Policies.Select(name => JsonValue.Create(name))]),
            ["token_ttl"] = (long)role.TokenTtl.TotalSeconds,
            ["token_max_ttl"] = (long)role.TokenMaxTtl.TotalSeconds,
            ["token_num_uses"] = role.TokenNumUses,
        };
        if (method.Type == "approle")
        {
            data["bind_secret_id"] = role.BindSecretId;
            data["secret_id_ttl"] = (long)role.SecretIdTtl.TotalSeconds;
            data["secret_id_num_uses"] = role.SecretIdNumUses;
            return data;
        }

        data["role_type"] = "jwt";
        data["user_claim"] = role.UserClaim;
        data["bound_audiences"] = new JsonArray([.. role.BoundAudiences.Select(name => JsonValue.Create(name))]);
        data["bound_claims_type"] = role.BoundClaimsAreGlobs ? "glob" : "string";
        data["bound_claims"] = new JsonObject(role.BoundClaims.OrderBy(claim => claim.Key, StringComparer.Ordinal).Select(claim => KeyValuePair.Create(
            claim.Key,
            (JsonNode?)new JsonArray([.. claim.Value.Select(value => JsonValue.Create(value))]))));
        return data;
    }
}
