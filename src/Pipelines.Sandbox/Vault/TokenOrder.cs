using System.Collections.Immutable;

namespace Pipelines.Sandbox.Vault;

/// <summary>A new token is wanted: for whom, for how long.</summary>
internal sealed record TokenOrder
{
    public required IReadOnlyList<string> Policies { get; init; }

    public required string Path { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The text of the token that makes it; null for an orphan.</summary>
    public string? Parent { get; init; }

    public ImmutableDictionary<string, string> Meta { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TimeSpan Ttl { get; init; }

    public TimeSpan MaxTtl { get; init; }

    public bool Renewable { get; init; } = true;

    public int NumUses { get; init; }
}
