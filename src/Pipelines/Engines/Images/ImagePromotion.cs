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
internal sealed class ImagePromotion(IProgressLog log, TimeProvider time)
{
    /// <summary>Copies what is missing, and sets the revision's tag in the target.</summary>
    /// <exception cref="ExecutionException">
    /// A registry cannot be reached or refuses; the source has no such image; the target has another under this tag.
    /// </exception>
    public async Task<PromotedImage> PromoteAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        var (source, target, repository, tag) = promotion;
        // Both at once: an image that is there already takes as few turns as possible.
        var (looked, lookedThere) = (source.FindManifestAsync(repository, tag, cancellationToken), target.FindManifestAsync(repository, tag, cancellationToken));
        await Task.WhenAll(looked, lookedThere);
        if (await looked is not { } image)
        {
            await source.RequireRegistryAsync(cancellationToken);
            throw ImagesText.NotInSource(source.Address, repository, tag.Text);
        }

        var reference = new ImageReference(target.Address, repository, image.Digest);
        var there = await lookedThere;
        if (there is not null && there.Digest != image.Digest)
        {
            throw ImagesText.TwoTruths(promotion, image.Digest, there.Digest);
        }

        var place = new ImageTarget(target, repository);
        var progress = new TransferProgress(place.NameOf(tag), log, time);
        var from = new RegistryImage(source, repository);
        var copy = new ImageCopy(from, place, progress);
        if (there is null)
        {
            await copy.RunAsync(image, cancellationToken);
        }

        // Also of an image that was there: it may have been signed since.
        var companions = new ImageCompanions(new RegistryCompanions(source, repository), copy, place, log);
        await companions.BringAsync(image, cancellationToken);
        if (there is null && !await target.WriteManifestAsync(repository, tag, await from.ReadManifestAsync(image, cancellationToken), cancellationToken))
        {
            throw ImagesText.TagComesAndGoes(target.Address, repository, tag);
        }

        log.Info(there is null || copy.WroteAnything
            ? ImagesText.Promoted(source.Address, reference, progress, companions.Brought)
            : ImagesText.AlreadyPromoted(reference, tag));
        return new PromotedImage(reference, there is null || copy.WroteAnything, progress.Bytes);
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
