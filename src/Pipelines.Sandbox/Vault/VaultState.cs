using System.Collections.Immutable;
using System.Text.Json.Nodes;

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

/// <summary>A KV engine of version 1 or 2.</summary>
internal sealed record KvMount
{
    public required int Version { get; init; }

    public string Description { get; init; } = "";

    public required string Accessor { get; init; }

    public int MaxVersions { get; init; }

    public bool CasRequired { get; init; }

    public TimeSpan DeleteVersionAfter { get; init; }

    /// <summary>Secrets of a version 1 engine.</summary>
    public ImmutableDictionary<string, JsonObject> Plain { get; init; } = ImmutableDictionary<string, JsonObject>.Empty;

    /// <summary>Secrets of a version 2 engine.</summary>
    public ImmutableDictionary<string, KvSecret> Versioned { get; init; } = ImmutableDictionary<string, KvSecret>.Empty;
}

/// <summary>A secret of a version 2 engine.</summary>
internal sealed record KvSecret
{
    public ImmutableSortedDictionary<int, KvVersion> Versions { get; init; } = ImmutableSortedDictionary<int, KvVersion>.Empty;

    public int Current { get; init; }

    public int MaxVersions { get; init; }

    public bool CasRequired { get; init; }

    public TimeSpan DeleteVersionAfter { get; init; }

    public JsonObject? CustomMetadata { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }
}

/// <summary>One version of a secret; a destroyed one has no data.</summary>
internal sealed record KvVersion
{
    public JsonObject? Data { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>From when on it counts as deleted; may lie ahead.</summary>
    public DateTimeOffset? Deleted { get; init; }

    public bool Destroyed { get; init; }

    public bool IsReadable(DateTimeOffset now) => !Destroyed && !(Deleted <= now);
}

/// <summary>A login method and its roles.</summary>
internal sealed record LoginMount
{
    public required string Type { get; init; }

    public required string Accessor { get; init; }

    /// <summary>The role of a JWT login that names none.</summary>
    public string? DefaultRole { get; init; }

    public ImmutableDictionary<string, LoginRole> Roles { get; init; } = ImmutableDictionary<string, LoginRole>.Empty;
}

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

    /// <summary>AppRole: the hashes of its secret ids.</summary>
    public ImmutableHashSet<string> SecretIds { get; init; } = [];

    /// <summary>JWT: the audiences of which a token must name one.</summary>
    public IReadOnlyList<string> BoundAudiences { get; init; } = [];

    /// <summary>JWT: the claims that must have one of these values.</summary>
    public ImmutableDictionary<string, IReadOnlyList<string>> BoundClaims { get; init; } = ImmutableDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>JWT: whether the values of bound claims are patterns with <c>*</c>.</summary>
    public bool BoundClaimsAreGlobs { get; init; }

    /// <summary>JWT: the claim that names the user.</summary>
    public string UserClaim { get; init; } = "sub";
}

/// <summary>A token, without its text.</summary>
internal sealed record VaultToken
{
    public required string Accessor { get; init; }

    public required IReadOnlyList<string> Policies { get; init; }

    public required string Path { get; init; }

    public required string DisplayName { get; init; }

    public ImmutableDictionary<string, string> Meta { get; init; } = ImmutableDictionary<string, string>.Empty;

    public required DateTimeOffset Created { get; init; }

    public TimeSpan CreationTtl { get; init; }

    /// <summary>Its end; null for a token that does not end.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The longest life that renewing may reach; zero when there is no limit of its own.</summary>
    public TimeSpan MaxTtl { get; init; }

    public bool Renewable { get; init; }

    /// <summary>The uses that are left; 0 for any number.</summary>
    public int NumUses { get; init; }
}
