using System.Collections.Immutable;

namespace Pipelines.Sandbox.Vault;

/// <summary>A login method and its roles.</summary>
internal sealed record LoginMount
{
    public required string Type { get; init; }

    public required string Accessor { get; init; }

    /// <summary>The role of a JWT login that names none.</summary>
    public string? DefaultRole { get; init; }

    public ImmutableDictionary<string, LoginRole> Roles { get; init; } = ImmutableDictionary<string, LoginRole>.Empty;
}
