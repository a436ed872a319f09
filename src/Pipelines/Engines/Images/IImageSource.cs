using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Where an image is copied from: a layout on disk, or a registry.</summary>
internal interface IImageSource
{
    /// <summary>Its name, for messages: a folder, or <c>registry/repository</c>.</summary>
    string Name { get; }

    /// <summary>Reads a manifest or an index of the image.</summary>
    /// <exception cref="ExecutionException">It is not there, or not what the descriptor says.</exception>
    Task<Manifest> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken);

    /// <summary>The same for what may be something else; null when it is no manifest.</summary>
    Task<Descriptor?> FindManifestAsync(Descriptor descriptor, CancellationToken cancellationToken);

    /// <summary>A blob of the image.</summary>
    BlobSource Blob(Descriptor descriptor);

    /// <summary>True when the blob is there.</summary>
    Task<bool> HasBlobAsync(Descriptor descriptor, CancellationToken cancellationToken);

    /// <summary>
    /// The repository that holds the image's blobs on the same host as <paramref name="target"/>, by its full path there; null when there is none.
    /// </summary>
    RepositoryName? MountFrom(OciRegistry target);
}
