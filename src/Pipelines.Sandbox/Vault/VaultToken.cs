using System.Collections.Immutable;

namespace Pipelines.Sandbox.Vault;

/// <summary>A token, without its text.</summary>
internal sealed record VaultToken
{
    public required string Accessor { get; init; }

    public required IReadOnlyList<string> Policies { get; init; }

    public required string Path { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The hash of the token that made it, with which it ends; null for an orphan, such as every login's.</summary>
    public string? Parent { get; init; }

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
