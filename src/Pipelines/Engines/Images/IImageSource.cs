using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>Where an image is copied from: a layout on disk, or a registry.</summary>
internal interface IImageSource
{
    /// <summary>Reads a manifest or an index of the image.</summary>
    Task<Manifest> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken);

    /// <summary>A blob of the image.</summary>
    BlobSource Blob(Descriptor descriptor);

    /// <summary>
    /// The repository that holds the image's blobs on the same host as <paramref name="target"/>, by its full path there; null when there is none.
    /// </summary>
    RepositoryName? MountFrom(OciRegistry target);
}
