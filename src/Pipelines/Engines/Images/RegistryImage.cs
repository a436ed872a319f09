using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>An image in a registry, as the source of a copy.</summary>
internal sealed class RegistryImage(OciRegistry registry, RepositoryName repository) : IImageSource
{
    /// <inheritdoc/>
    public async Task<Manifest> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
        await registry.ReadManifestAsync(repository, descriptor.Digest, cancellationToken)
        ?? throw ImagesText.NotInSource(registry.Address, repository, descriptor.Digest.Text);

    /// <inheritdoc/>
    public BlobSource Blob(Descriptor descriptor) =>
        new(descriptor, $"{registry.Address}/{repository}", token => registry.OpenBlobAsync(repository, descriptor, token));

    /// <inheritdoc/>
    public RepositoryName? MountFrom(OciRegistry target) =>
        registry.Address.Authority == target.Address.Authority ? registry.Address.PathOf(repository) : null;
}
