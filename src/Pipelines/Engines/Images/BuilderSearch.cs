using Pipelines.Clients.Containers;
using Pipelines.Definitions;

namespace Pipelines.Engines.Images;

/// <summary>Finds the builder of an image: the one that its definition names, or else the first that is there.</summary>
internal static class BuilderSearch
{
    /// <summary>The order in which builders are looked for when a definition names none: what most machines have, and what keeps the most in its cache, first.</summary>
    public static readonly IReadOnlyList<ImageBuilder> Order = [ImageBuilder.Docker, ImageBuilder.Podman, ImageBuilder.Buildah];

    /// <summary>Looks for one builder; another one is never taken in its place.</summary>
    public static async Task<BuilderFound> FindAsync(ImageBuilder builder, ContainerEngineOptions options, CancellationToken cancellationToken)
    {
        switch (builder)
        {
            case ImageBuilder.Podman:
                return await PodmanBuilder.FindAsync(options, cancellationToken);
            case ImageBuilder.Buildah:
                return await BuildahBuilder.FindAsync(options, cancellationToken);
            default:
                var engine = await ContainerEngine.FindAsync(options, cancellationToken);
                return new BuilderFound(engine.Engine, engine.Engine?.Description ?? engine.Finding);
        }
    }

    /// <summary>Looks for the first of several builders that is there.</summary>
    public static async Task<BuilderFound> FindAsync(IReadOnlyList<ImageBuilder> order, ContainerEngineOptions options, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        foreach (var choice in order)
        {
            var found = await FindAsync(choice, options, cancellationToken);
            if (found.Builder is not null || order.Count == 1)
            {
                return found;
            }

            findings.Add(found.Finding);
        }

        return new BuilderFound(null, ImagesText.NoneOf(findings)) { Remedy = ImagesText.GetAnyBuilder };
    }
}
