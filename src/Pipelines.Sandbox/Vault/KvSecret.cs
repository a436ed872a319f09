using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

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
