using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>Takes images in and out of repositories, by the rules that the registry's API and ECR's share.</summary>
internal sealed class Images(Repositories repositories, Blobs blobs, TimeProvider clock)
{
    private static readonly TimeSpan PullsAreNoted = TimeSpan.FromDays(1);

    /// <param name="repository">Where it goes.</param>
    /// <param name="bytes">The manifest, exactly as sent.</param>
    /// <param name="mediaType">What the sender says it is; null when it says nothing.</param>
    /// <param name="tag">The tag to set; null for none.</param>
    /// <param name="digest">The digest that the sender expects; null when it expects none.</param>
    /// <param name="isRepeatRefused">Whether sending what is there already is an error.</param>
    /// <exception cref="ImageRefusedException">The repository does not take it.</exception>
    public (string Digest, Manifest Manifest) Put(Store<Repository> repository, byte[] bytes, string? mediaType, string? tag, string? digest, bool isRepeatRefused)
    {
        var manifest = Manifest.Parse(bytes, mediaType);
        var actual = Blobs.DigestOf(bytes);
        if (digest is not null && digest != actual)
        {
            throw new ImageRefusedException(ImageRefusal.DigestMismatch, $"The digest of the manifest is {actual}, not {digest}.");
        }

        repositories.Put(repository, actual, bytes, known =>
        {
            Check(known, manifest, actual, tag, isRepeatRefused);
            return known with
            {
                Manifests = known.Manifests.ContainsKey(actual) ? known.Manifests : known.Manifests.Add(actual, new()
                {
                    MediaType = manifest.MediaType,
                    Length = bytes.Length,
                    ImageSize = manifest.IsIndex ? manifest.Children.Select(child => known.Manifests[child].ImageSize).DefaultIfEmpty(0).Max() : manifest.Size,
                    Pushed = clock.GetUtcNow(),
                    Children = manifest.Children,
                    Subject = manifest.Subject,
                    ArtifactType = manifest.ArtifactType,
                    Annotations = manifest.Annotations?.DeepClone().AsObject(),
                }),
                Tags = tag is null ? known.Tags : known.Tags.SetItem(tag, actual),
            };
        });
        return (actual, manifest);
    }

    /// <summary>The bytes of a manifest that the repository has.</summary>
    public byte[] Read(string digest) => blobs.Read(digest);

    /// <summary>Notes that an image was pulled; once a day is enough.</summary>
    public void NotePull(Store<Repository> repository, string digest)
    {
        var now = clock.GetUtcNow();
        repository.Update(known => known.Manifests.GetValueOrDefault(digest) is not { } manifest || manifest.LastPull > now - PullsAreNoted
            ? known
            : known with { Manifests = known.Manifests.SetItem(digest, manifest with { LastPull = now }) });
    }

    /// <summary>Removes a tag; an image that has lost its last tag this way stays.</summary>
    public static void Untag(Store<Repository> repository, string tag) => repository.Update(known => known with { Tags = known.Tags.Remove(tag) });

    /// <summary>Removes an image and its tags.</summary>
    /// <returns>False when an index of the repository needs it.</returns>
    public bool TryDelete(Store<Repository> repository, string digest)
    {
        if (repository.Value.Manifests.Any(manifest => manifest.Key != digest && manifest.Value.Children.Contains(digest)))
        {
            return false;
        }

        repositories.Remove(
            repository,
            known => known with { Manifests = known.Manifests.Remove(digest), Tags = known.Tags.RemoveRange(known.TagsOf(digest)) },
            digest);
        return true;
    }

    private static void Check(Repository repository, Manifest manifest, string digest, string? tag, bool isRepeatRefused)
    {
        if (manifest.BlobDigests.FirstOrDefault(blob => !repository.Blobs.Contains(blob)) is { } layer)
        {
            throw new ImageRefusedException(ImageRefusal.LayersMissing, $"Layers with digests '[{layer}]' required for pushing image into repository with name '{repository.Name}' in the registry with id '{repository.Account}' do not exist");
        }

        if (manifest.Children.FirstOrDefault(child => !repository.Manifests.ContainsKey(child)) is { } image)
        {
            throw new ImageRefusedException(ImageRefusal.ImagesMissing, $"Images with digests '[{image}]' required for pushing image into repository with name '{repository.Name}' in the registry with id '{repository.Account}' do not exist");
        }

        var isTagged = tag is not null && repository.Tags.GetValueOrDefault(tag) == digest;
        if (isRepeatRefused && (isTagged || (tag is null && repository.Manifests.ContainsKey(digest))))
        {
            throw new ImageRefusedException(
                ImageRefusal.AlreadyThere,
                $"Image with digest '{digest}'{(tag is null ? "" : $" and tag '{tag}'")} already exists in the repository with name '{repository.Name}' in registry with id '{repository.Account}'");
        }

        if (tag is not null && !isTagged && repository.Tags.ContainsKey(tag) && repository.IsImmutable(tag))
        {
            throw new ImageRefusedException(
                ImageRefusal.TagIsImmutable,
                $"The image tag '{tag}' already exists in the '{repository.Name}' repository and cannot be overwritten because the tag is immutable.");
        }
    }
}
