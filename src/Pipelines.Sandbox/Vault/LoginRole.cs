using System.Collections.Immutable;

namespace Pipelines.Sandbox.Vault;

/// <summary>Who may log in, and what the token then may do.</summary>
internal sealed record LoginRole
{
    public IReadOnlyList<string> Policies { get; init; } = [];

    public TimeSpan TokenTtl { get; init; }

    public TimeSpan TokenMaxTtl { get; init; }

    public int TokenNumUses { get; init; }

    /// <summary>AppRole: the id of the role.</summary>
    public string? RoleId { get; init; }

    /// <summary>AppRole: whether a secret id is needed.</summary>
    public bool BindSecretId { get; init; } = true;

    /// <summary>AppRole: how long a new secret id lives; zero for ever.</summary>
    public TimeSpan SecretIdTtl { get; init; }

    /// <summary>AppRole: how many logins a new secret id is good for; 0 for any number.</summary>
    public int SecretIdNumUses { get; init; }

    /// <summary>AppRole: its secret ids by their hashes.</summary>
    public ImmutableDictionary<string, SecretId> SecretIdsByHash { get; init; } = ImmutableDictionary<string, SecretId>.Empty;

    /// <summary>JWT: the subject that a token must have; null for any.</summary>
    public string? BoundSubject { get; init; }

    /// <summary>JWT: the audiences of which a token must name one.</summary>
    public IReadOnlyList<string> BoundAudiences { get; init; } = [];

    /// <summary>JWT: the claims that must have one of these values.</summary>
    public ImmutableDictionary<string, IReadOnlyList<string>> BoundClaims { get; init; } = ImmutableDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>JWT: whether the values of bound claims are patterns with <c>*</c>.</summary>
    public bool BoundClaimsAreGlobs { get; init; }

    /// <summary>JWT: the claim that names the user.</summary>
    public string UserClaim { get; init; } = "sub";
}
