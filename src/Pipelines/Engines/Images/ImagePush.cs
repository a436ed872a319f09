using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>An image that is in a registry.</summary>
/// <param name="Reference">Its name by digest: what a task definition gets.</param>
/// <param name="Tag">The tag of its revision.</param>
/// <param name="Pushed">False when it was there already.</param>
/// <param name="BytesUploaded">The bytes of blobs that went over the network.</param>
internal sealed record PushedImage(ImageReference Reference, ImageTag Tag, bool Pushed, long BytesUploaded);

/// <summary>
/// Brings a built image into a registry: an OCI layout comes in, its name by digest goes out. The tag of a revision is set once:
/// an image that the registry already has under it wins over one that was built again.
/// </summary>
internal sealed class ImagePush(OciRegistry registry, IProgressLog log, TimeProvider time)
{
    /// <summary>Other repositories of the registry that may have layers of the image, such as its base's: those are mounted.</summary>
    public IReadOnlyList<RepositoryName> Neighbours { get; init; } = [];

    /// <summary>Pushes what is missing.</summary>
    /// <exception cref="ExecutionException">The registry cannot be reached, or refuses.</exception>
    public async Task<PushedImage> PushAsync(OciLayout layout, RepositoryName repository, CancellationToken cancellationToken)
    {
        if (await registry.FindManifestAsync(repository, layout.Tag, cancellationToken) is { } there)
        {
            return AlreadyThere(layout, repository, there.Digest);
        }

        var target = new ImageTarget(registry, repository);
        var progress = new TransferProgress(target.NameOf(layout.Tag), log, time);
        var copy = new ImageCopy(layout, target, progress) { Neighbours = Neighbours };
        await copy.RunAsync(layout.Root, cancellationToken);
        var manifest = await layout.ReadManifestAsync(layout.Root, cancellationToken);
        if (!await registry.WriteManifestAsync(repository, layout.Tag, manifest, cancellationToken))
        {
            // Another pipeline of the same commit was faster, and the tag may not move any more.
            var winner = await registry.FindManifestAsync(repository, layout.Tag, cancellationToken);
            return AlreadyThere(layout, repository, winner?.Digest ?? throw ImagesText.TagComesAndGoes(registry.Address, repository, layout.Tag));
        }

        log.Info(ImagesText.Pushed(registry.Address, repository, layout, progress));
        return new PushedImage(Name(repository, layout.Root.Digest), layout.Tag, Pushed: true, progress.Bytes);
    }

    private PushedImage AlreadyThere(OciLayout layout, RepositoryName repository, Digest there)
    {
        if (there == layout.Root.Digest)
        {
            log.Info(ImagesText.AlreadyPushed(registry.Address, repository, layout.Tag));
        }
        else
        {
            log.Warning(ImagesText.BuiltTwice(registry.Address, repository, layout, there));
        }

        return new PushedImage(Name(repository, there), layout.Tag, Pushed: false, BytesUploaded: 0);
    }

    private ImageReference Name(RepositoryName repository, Digest digest) => new(registry.Address, repository, digest);
}
