using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Where an image goes.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Repository">The repository in it.</param>
internal sealed record ImageTarget(OciRegistry Registry, RepositoryName Repository)
{
    /// <summary>The full name of a tag there.</summary>
    public string NameOf(ImageTag tag) => $"{Registry.Address}/{Repository}:{tag}";
}
