using System.Text.Json.Nodes;
using Pipelines.Sandbox.Ecs;

namespace Pipelines.Sandbox.Tasks;

/// <summary>A task as its runner sees it.</summary>
internal sealed record TaskOrder
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required string Cluster { get; init; }

    public required string Service { get; init; }

    /// <summary>Whether it is to run; else it is to stop.</summary>
    public required bool IsWanted { get; init; }

    /// <summary>Whether it runs well, so that others may find it by the service's name.</summary>
    public required bool IsSteady { get; init; }

    public required string LastStatus { get; init; }

    /// <summary>Which task of its deployment it is, from 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was RUNNING.</summary>
    public required DateTimeOffset? Started { get; init; }

    public required DateTimeOffset? Stopping { get; init; }

    /// <summary>The container definitions of its task definition.</summary>
    public required IReadOnlyList<JsonObject> Containers { get; init; }

    public required IReadOnlyList<RevisionImage> Images { get; init; }
}
