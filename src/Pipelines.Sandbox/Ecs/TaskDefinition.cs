using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Ecs;

/// <summary>A registered revision of a task definition.</summary>
internal sealed record TaskDefinition
{
    public required string Arn { get; init; }

    public required string Family { get; init; }

    public required int Revision { get; init; }

    /// <summary>ACTIVE or INACTIVE.</summary>
    public string Status { get; init; } = "ACTIVE";

    public required DateTimeOffset Registered { get; init; }

    public required string RegisteredBy { get; init; }

    public DateTimeOffset? Deregistered { get; init; }

    /// <summary>What was registered, with what ECS fills in.</summary>
    public required JsonObject Content { get; init; }

    public JsonArray Tags { get; init; } = [];

    public IEnumerable<JsonObject> Containers => Content["containerDefinitions"]!.AsArray().Select(container => container!.AsObject());

    /// <summary>Whether some container of it is watched by a health check.</summary>
    public bool HasHealthCheck => Containers.Any(container => container["healthCheck"] is not null);
}
