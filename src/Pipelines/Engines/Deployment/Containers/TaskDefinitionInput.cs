using System.Text.Json.Nodes;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>What is to be registered for one service, in the form of ECS's RegisterTaskDefinition, with its image by digest.</summary>
/// <param name="Service">The service.</param>
/// <param name="Family">The task definition's family.</param>
/// <param name="Image">The service's image.</param>
/// <param name="Json">The input: <c>family</c> first, members in a fixed order. Never changed after it has been made.</param>
public sealed record TaskDefinitionInput(Service Service, string Family, ImageReference Image, JsonObject Json)
{
    /// <summary>The tags that a new revision is registered with; a revision that is there already keeps its own.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The commit of the image, short; null when nobody says.</summary>
    public string? Commit { get; init; }

    /// <summary>What was written, with its places; null when it comes from a revision.</summary>
    internal JsonPart? Written { get; init; }

    /// <summary>The revision that is just this and can be run, so that none is registered; null when one has to be.</summary>
    internal EcsTaskDefinition? Registered { get; init; }
}
