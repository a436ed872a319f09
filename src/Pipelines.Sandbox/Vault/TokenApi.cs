using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

/// <summary><c>auth/token/…</c>. https://developer.hashicorp.com/vault/api-docs/auth/token</summary>
internal sealed class TokenApi(Tokens tokens)
{
    public VaultAnswer Answer(string operation, VaultRequest request, VaultToken caller) =>
        (operation, request.Verb) switch
        {
            ("lookup-self", VaultVerb.Read or VaultVerb.Write) => VaultAnswer.Of(tokens.Describe(caller, request.Token!)),
            ("renew-self", VaultVerb.Write) => new() { Auth = tokens.Renew(request.Token!, request.Input.Duration("increment")) },
            ("revoke-self", VaultVerb.Write) => Revoke(request.Token!),
            ("lookup", VaultVerb.Write) => Lookup(Named(request)),
            ("renew", VaultVerb.Write) => new() { Auth = tokens.Renew(Named(request), request.Input.Duration("increment")) },
            ("revoke", VaultVerb.Write) => Revoke(Named(request)),
            ("revoke-orphan", VaultVerb.Write) => RevokeOrphan(Named(request)),
            ("lookup-accessor", VaultVerb.Write) => LookupAccessor(Accessor(request)),
            ("revoke-accessor", VaultVerb.Write) => RevokeAccessor(Accessor(request)),
            ("accessors", VaultVerb.List) => VaultAnswer.Of(new() { ["keys"] = new JsonArray([.. tokens.Accessors.Select(accessor => JsonValue.Create(accessor))]) }),
            ("create" or "create-orphan", VaultVerb.Write) => Create(request.Input, caller, IsOrphan(operation, request, caller) ? null : request.Token),
            _ => throw VaultError.Unsupported(),
        };

    private static string Named(VaultRequest request) => request.Input.Text("token") ?? throw new VaultError(400, "missing token ID");

    private static string Accessor(VaultRequest request) => request.Input.Text("accessor") ?? throw new VaultError(400, "missing accessor");

    private static bool IsOrphan(string operation, VaultRequest request, VaultToken caller) =>
        operation == "create-orphan"
        || (request.Input.Flag("no_parent") == true && (caller.Policies.Contains("root") ? true : throw new VaultError(400, "root or sudo privileges required to create orphan token")));

    private VaultAnswer LookupAccessor(string accessor) =>
        VaultAnswer.Of(tokens.Describe(tokens.FindByAccessor(accessor) ?? throw new VaultError(403, "1 error occurred:\n\t* invalid accessor\n\n"), ""));

    private VaultAnswer RevokeAccessor(string accessor)
    {
        tokens.RevokeByAccessor(accessor);
        return VaultAnswer.NoContent;
    }

    private VaultAnswer RevokeOrphan(string text)
    {
        tokens.RevokeOrphan(text);
        return VaultAnswer.NoContent;
    }

    private VaultAnswer Lookup(string text) => VaultAnswer.Of(tokens.Describe(tokens.Find(text) ?? throw new VaultError(403, "bad token"), text));

    private VaultAnswer Revoke(string text)
    {
        tokens.Revoke(text);
        return VaultAnswer.NoContent;
    }

    private VaultAnswer Create(VaultInput input, VaultToken caller, string? parent)
    {
        var wanted = input.Texts("policies");
        var policies = wanted.Count > 0 ? wanted : caller.Policies;
        if (!caller.Policies.Contains("root") && policies.FirstOrDefault(policy => policy != "default" && !caller.Policies.Contains(policy)) is { } foreign)
        {
            throw new VaultError(400, $"child policies must be subset of parent ({foreign})");
        }

        return new()
        {
            Auth = tokens.Issue(new()
            {
                Policies = policies,
                Parent = parent,
                Path = "auth/token/create",
                DisplayName = "token" + (input.Text("display_name") is { Length: > 0 } name ? "-" + name : ""),
                Meta = (input.Object("meta") ?? []).ToImmutableDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? ""),
                Ttl = input.Duration("ttl") ?? TimeSpan.Zero,
                MaxTtl = input.Duration("explicit_max_ttl") ?? TimeSpan.Zero,
                Renewable = input.Flag("renewable") ?? true,
                NumUses = input.Integer("num_uses") ?? 0,
            }),
        };
    }
}
