using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Brings an image into a repository, from a layout or from another registry, with its digest: all missing blobs, several at once; then the
/// manifests of an index before the index. No tag moves, so whatever ends it leaves nothing half named.
/// </summary>
internal sealed class ImageCopy(IImageSource source, ImageTarget target, TransferProgress progress)
{
    private const int BlobsAtOnce = 4;

    // An index of indexes is allowed, and rare; nothing that means well is deeper than this.
    private const int MostLevels = 8;

    /// <summary>Where it comes from.</summary>
    public IImageSource Source => source;

    /// <summary>Other repositories of the target that may have some of its blobs: those are mounted.</summary>
    public IReadOnlyList<RepositoryName> Neighbours { get; init; } = [];

    /// <summary>True when anything had to be written.</summary>
    public bool WroteAnything { get; private set; }

    /// <summary>Brings the image, by its digest.</summary>
    /// <returns>False when the target had it already.</returns>
    public async Task<bool> RunAsync(Descriptor root, CancellationToken cancellationToken)
    {
        var missing = new Missing();
        await FindAsync(root, missing, level: 0, cancellationToken);
        if (missing.IsNothing)
        {
            return false;
        }

        WroteAnything = true;
        foreach (var blob in missing.Blobs.Values)
        {
            progress.Expect(blob);
        }

        var mountFrom = source.MountFrom(target.Registry);
        await Parallel.ForEachAsync(
            missing.Blobs.Values,
            new ParallelOptions { MaxDegreeOfParallelism = BlobsAtOnce, CancellationToken = cancellationToken },
            async (blob, token) =>
            {
                var watched = progress.Watch(source.Blob(blob)) with { Neighbours = Neighbours };
                progress.Count(blob, await target.Registry.UploadBlobAsync(target.Repository, watched, mountFrom, token));
            });
        foreach (var manifest in missing.Manifests)
        {
            await target.Registry.WriteManifestAsync(target.Repository, manifest.Descriptor.Digest, manifest, cancellationToken);
        }

        return true;
    }

    private async Task FindAsync(Descriptor node, Missing missing, int level, CancellationToken cancellationToken)
    {
        // A registry takes a manifest only when it has all that the manifest names: so it has.
        if (!missing.Seen.Add(node.Digest) || await target.Registry.FindManifestAsync(target.Repository, node.Digest, cancellationToken) is not null)
        {
            return;
        }

        if (level > MostLevels)
        {
            throw ImagesText.TooDeep(source.Name, node, MostLevels);
        }

        if (!MediaTypes.Manifests.Contains(node.MediaType) && await source.FindManifestAsync(node, cancellationToken) is null)
        {
            // An index may name anything; what is no manifest is a blob.
            missing.Blobs.TryAdd(node.Digest, node);
            return;
        }

        var manifest = await source.ReadManifestAsync(node, cancellationToken);
        foreach (var child in manifest.Children)
        {
            await FindAsync(child, missing, level + 1, cancellationToken);
        }

        foreach (var blob in manifest.Blobs)
        {
            // The same layer twice in one image, or in two of its platforms, is one blob.
            missing.Blobs.TryAdd(blob.Digest, blob);
        }

        foreach (var blob in manifest.OptionalBlobs)
        {
            if (!missing.Blobs.ContainsKey(blob.Digest) && await source.HasBlobAsync(blob, cancellationToken))
            {
                missing.Blobs.Add(blob.Digest, blob);
            }
        }

        // After its children.
        missing.Manifests.Add(manifest);
    }

    /// <summary>What the target does not have.</summary>
    private sealed class Missing
    {
        public HashSet<Digest> Seen { get; } = [];

        public Dictionary<Digest, Descriptor> Blobs { get; } = [];

        public List<Manifest> Manifests { get; } = [];

        public bool IsNothing => Manifests.Count == 0 && Blobs.Count == 0;
    }
}
