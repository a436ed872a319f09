using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Ecs;

/// <summary>What a service was to run, from one deployment to the next.</summary>
internal sealed record ServiceRevision
{
    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string TaskDefinitionArn { get; init; }

    public required IReadOnlyList<RevisionImage> Images { get; init; }

    public required bool HasHealthCheck { get; init; }

    public JsonObject Configuration { get; init; } = [];
}

/// <summary>The image of a container and the digest that it was resolved to.</summary>
internal sealed record RevisionImage(string Container, string Image, string? Digest);
