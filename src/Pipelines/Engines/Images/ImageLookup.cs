using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Finds an image in a registry by its tag: that of a revision, or that of an environment.</summary>
internal static class ImageLookup
{
    /// <summary>The image's name by digest; null when the registry has none under this tag.</summary>
    /// <exception cref="ExecutionException">The registry cannot be reached, or refuses.</exception>
    public static async Task<ImageReference?> FindAsync(
        OciRegistry registry, RepositoryName repository, ImageTag tag, CancellationToken cancellationToken) =>
        await registry.FindManifestAsync(repository, tag, cancellationToken) is { } found
            ? new ImageReference(registry.Address, repository, found.Digest)
            : null;
}
