using System.Collections.Immutable;

namespace Pipelines.Sandbox.Vault;

/// <summary>Everything that the Vault of the sandbox knows.</summary>
internal sealed record VaultState
{
    /// <summary>Secrets engines by mount path, without a slash at the end.</summary>
    public ImmutableDictionary<string, KvMount> Mounts { get; init; } = ImmutableDictionary<string, KvMount>.Empty;

    /// <summary>Login methods by mount path: <c>approle</c> or <c>jwt</c>.</summary>
    public ImmutableDictionary<string, LoginMount> Logins { get; init; } = ImmutableDictionary<string, LoginMount>.Empty;

    /// <summary>Policies, as written, by name.</summary>
    public ImmutableDictionary<string, string> Policies { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Tokens by the hash of their text.</summary>
    public ImmutableDictionary<string, VaultToken> Tokens { get; init; } = ImmutableDictionary<string, VaultToken>.Empty;
}
