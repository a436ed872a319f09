using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Ecs;

/// <summary>A cluster.</summary>
internal sealed record Cluster
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public string Status { get; init; } = "ACTIVE";

    /// <summary>Members that are kept and told, and nothing more.</summary>
    public JsonObject Configuration { get; init; } = [];

    public JsonArray Tags { get; init; } = [];
}

/// <summary>The clusters of an account and region.</summary>
internal sealed record Clusters
{
    public ImmutableDictionary<string, Cluster> ByName { get; init; } = ImmutableDictionary<string, Cluster>.Empty;
}
