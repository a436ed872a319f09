using System.Collections.Concurrent;
using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>An image in a registry, as the source of a copy.</summary>
internal sealed class RegistryImage(OciRegistry registry, RepositoryName repository) : IImageSource
{
    // An image's manifests are asked for more than once: to find what is missing, to tag it, to find what refers to its platforms.
    private readonly ConcurrentDictionary<Digest, Manifest> _known = [];

    /// <inheritdoc/>
    public string Name => $"{registry.Address}/{repository}";

    /// <inheritdoc/>
    public async Task<Manifest> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(descriptor.Digest, out var known))
        {
            return known;
        }

        var manifest = await registry.ReadManifestAsync(repository, descriptor.Digest, cancellationToken)
            ?? throw ImagesText.NotInSource(registry.Address, repository, descriptor.Digest.Text);
        return manifest.Descriptor.Size == descriptor.Size
            ? _known[descriptor.Digest] = manifest
            : throw RegistryText.WrongSize($"{Name}@{descriptor.Digest}", descriptor, manifest.Descriptor.Size);
    }

    /// <inheritdoc/>
    public Task<Descriptor?> FindManifestAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
        registry.FindManifestAsync(repository, descriptor.Digest, cancellationToken);

    /// <inheritdoc/>
    public BlobSource Blob(Descriptor descriptor) => new(descriptor, Name, token => registry.OpenBlobAtAsync(repository, descriptor, 0, token))
    {
        OpenAtAsync = (position, token) => registry.OpenBlobAtAsync(repository, descriptor, position, token),
        IsFar = true,
    };

    /// <inheritdoc/>
    public Task<bool> HasBlobAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
        registry.HasBlobAsync(repository, descriptor.Digest, cancellationToken);

    /// <inheritdoc/>
    public RepositoryName? MountFrom(OciRegistry target) =>
        registry.Address.Authority == target.Address.Authority ? registry.Address.PathOf(repository) : null;
}
