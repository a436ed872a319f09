using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

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
