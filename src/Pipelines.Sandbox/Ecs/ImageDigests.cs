using Pipelines.Sandbox.Registry;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Resolves the images of a task definition to digests when a deployment begins, as ECS does to run the same bytes in every task.</summary>
internal sealed class ImageDigests(Repositories repositories)
{
    public IReadOnlyList<RevisionImage> Of(TaskDefinition definition) =>
        [.. definition.Containers.Select(container => new RevisionImage((string)container["name"]!, (string)container["image"]!, Resolve((string)container["image"]!)))];

    /// <summary>The digest of an image of this sandbox; null when it has none such, or for an image from elsewhere.</summary>
    public string? Resolve(string image) =>
        ImageLocation.Parse(image) is { } location ? repositories.Find(location.Host, location.Repository)?.Value.Resolve(location.Reference) : null;
}
