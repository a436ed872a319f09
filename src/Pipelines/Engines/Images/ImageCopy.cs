using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Brings an image into a repository, from a layout or from another registry, with its digest: the manifests of an index before the
/// index, the blobs before their manifest, and of all that only what is missing.
/// </summary>
internal sealed class ImageCopy(IImageSource source, OciRegistry target, RepositoryName repository)
{
    private const int BlobsAtOnce = 4;
    private long _bytesSent;

    /// <summary>The bytes of blobs that went over the network.</summary>
    public long BytesSent => _bytesSent;

    /// <summary>True when anything had to be written.</summary>
    public bool WroteAnything { get; private set; }

    /// <summary>Brings the image, by its digest; no tag moves.</summary>
    public async Task RunAsync(Descriptor root, CancellationToken cancellationToken)
    {
        // A registry takes a manifest only when it has all that the manifest names: so it has.
        if (await target.FindManifestAsync(repository, root.Digest, cancellationToken) is not null)
        {
            return;
        }

        WroteAnything = true;
        var manifest = await source.ReadManifestAsync(root, cancellationToken);
        foreach (var child in manifest.Children)
        {
            await RunAsync(child, cancellationToken);
        }

        var mountFrom = source.MountFrom(target);
        await Parallel.ForEachAsync(
            // The same layer twice in one image is one blob.
            manifest.Blobs.DistinctBy(blob => blob.Digest),
            new ParallelOptions { MaxDegreeOfParallelism = BlobsAtOnce, CancellationToken = cancellationToken },
            async (blob, token) =>
            {
                if (await target.UploadBlobAsync(repository, source.Blob(blob), mountFrom, token) == BlobOutcome.Sent)
                {
                    Interlocked.Add(ref _bytesSent, blob.Size);
                }
            });
        await target.WriteManifestAsync(repository, root.Digest, manifest, cancellationToken);
    }
}
