using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>What is promoted, and where to.</summary>
/// <param name="Source">The registry that has it.</param>
/// <param name="Target">The registry that gets it.</param>
/// <param name="Repository">The repository, in both.</param>
/// <param name="Tag">The tag of its revision, in both.</param>
internal sealed record Promotion(OciRegistry Source, OciRegistry Target, RepositoryName Repository, ImageTag Tag);

/// <summary>An image that was promoted.</summary>
/// <param name="Reference">Its name by digest in the target.</param>
/// <param name="Copied">False when the target had it already.</param>
/// <param name="BytesUploaded">The bytes of blobs that went over the network.</param>
internal sealed record PromotedImage(ImageReference Reference, bool Copied, long BytesUploaded);

/// <summary>How a tag came to name an image.</summary>
internal enum TagMove
{
    /// <summary>It names it now.</summary>
    Moved,

    /// <summary>It named it before.</summary>
    AlreadyThere,

    /// <summary>It names another, and the repository does not let tags move.</summary>
    Immutable,
}

/// <summary>
/// Brings an image from the registry of one account into that of another, by manifest and missing blobs, streaming: the same digest, all
/// platforms, no container engine. And lets the tag of an environment name what was deployed there.
/// </summary>
internal sealed class ImagePromotion(IProgressLog log)
{
    /// <summary>Copies what is missing, and sets the revision's tag in the target.</summary>
    /// <exception cref="ExecutionException">
    /// A registry cannot be reached or refuses; the source has no such image; the target has another under this tag.
    /// </exception>
    public async Task<PromotedImage> PromoteAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        var (source, target, repository, tag) = promotion;
        var image = await source.FindManifestAsync(repository, tag, cancellationToken)
            ?? throw ImagesText.NotInSource(source.Address, repository, tag.Text);
        var reference = new ImageReference(target.Address, repository, image.Digest);
        if (await target.FindManifestAsync(repository, tag, cancellationToken) is { } there)
        {
            if (there.Digest != image.Digest)
            {
                throw ImagesText.TwoTruths(promotion, image.Digest, there.Digest);
            }

            log.Info(ImagesText.AlreadyPromoted(reference, tag));
            return new PromotedImage(reference, Copied: false, BytesUploaded: 0);
        }

        var copy = new ImageCopy(new RegistryImage(source, repository), target, repository);
        await copy.RunAsync(image, cancellationToken);
        if (await MoveTagAsync(target, reference, tag, cancellationToken) == TagMove.Immutable)
        {
            throw ImagesText.TagComesAndGoes(target.Address, repository, tag);
        }

        log.Info(ImagesText.Promoted(source.Address, reference, copy.BytesSent));
        return new PromotedImage(reference, copy.WroteAnything, copy.BytesSent);
    }

    /// <summary>Lets a tag name an image that its registry has: the manifest is read and written again under the tag, byte for byte.</summary>
    /// <exception cref="ExecutionException">The registry cannot be reached or refuses, or has no such image.</exception>
    public async Task<TagMove> MoveTagAsync(OciRegistry registry, ImageReference image, ImageTag tag, CancellationToken cancellationToken)
    {
        if ((await registry.FindManifestAsync(image.Repository, tag, cancellationToken))?.Digest == image.Digest)
        {
            return TagMove.AlreadyThere;
        }

        var manifest = await registry.ReadManifestAsync(image.Repository, image.Digest, cancellationToken)
            ?? throw ImagesText.NotInSource(registry.Address, image.Repository, image.Digest.Text);
        if (await registry.WriteManifestAsync(image.Repository, tag, manifest, cancellationToken))
        {
            return TagMove.Moved;
        }

        log.Warning(ImagesText.TagIsImmutable(image, tag));
        return TagMove.Immutable;
    }
}
