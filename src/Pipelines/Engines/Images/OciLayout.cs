using System.Text.Json;
using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// An image in a folder: https://github.com/opencontainers/image-spec/blob/main/image-layout.md. It is what a build leaves behind, what
/// one job hands to the next, and what a push reads; <c>skopeo copy oci:folder:tag …</c> reads it too.
/// </summary>
internal sealed class OciLayout : IImageSource
{
    internal const string Marker = "oci-layout";
    internal const string MarkerText = """{"imageLayoutVersion":"1.0.0"}""";
    internal const string IndexFile = "index.json";
    internal const string TagAnnotation = "org.opencontainers.image.ref.name";

    private OciLayout(string folder, Descriptor root, IReadOnlyDictionary<string, string> annotations)
    {
        Folder = folder;
        Root = root;
        Annotations = annotations;
    }

    /// <summary>The absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The image's manifest, or its index.</summary>
    public Descriptor Root { get; }

    /// <summary>The annotations of the image in the layout's index; they are not part of the image.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; }

    /// <summary>The tag that the image is pushed under.</summary>
    public ImageTag Tag => ImageTag.Parse(Annotations[TagAnnotation]);

    /// <inheritdoc/>
    public string Name => Folder;

    /// <inheritdoc/>
    public RepositoryName? MountFrom(OciRegistry target) => null;

    /// <summary>True when the folder holds a layout, be it sound or not.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, IndexFile));

    /// <summary>Reads a layout of one image, and checks that all of its files are there with their sizes.</summary>
    /// <exception cref="ExecutionException">The folder holds none, or a broken one.</exception>
    public static async Task<OciLayout> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!IsIn(folder))
        {
            throw ImagesText.NoLayout(folder);
        }

        try
        {
            var version = LayoutJson.VersionOf(await File.ReadAllBytesAsync(Path.Combine(folder, Marker), cancellationToken));
            if (version != "1.0.0")
            {
                throw new FormatException($"its version is '{version}'");
            }

            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, IndexFile), cancellationToken);
            var images = Manifest.Parse(bytes, MediaTypes.Index).Children;
            var layout = images.Count == 1
                ? new OciLayout(folder, images[0], LayoutJson.AnnotationsOf(bytes))
                : throw new FormatException($"'{IndexFile}' names {images.Count} images");
            if (!layout.Annotations.ContainsKey(TagAnnotation))
            {
                throw new FormatException($"'{IndexFile}' names no tag");
            }

            await foreach (var blob in layout.BlobsAsync(layout.Root, cancellationToken))
            {
                layout.RequireSize(blob);
            }

            return layout;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or IOException)
        {
            throw ImagesText.BrokenLayout(folder, exception);
        }
    }

    /// <summary>Reads every file and checks its digest.</summary>
    /// <exception cref="ExecutionException">One is not what its name says.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        await foreach (var blob in BlobsAsync(Root, cancellationToken))
        {
            await using var stream = await Blob(blob).OpenCheckedAsync(cancellationToken);
            await stream.CopyToAsync(Stream.Null, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<Manifest> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        RequireSize(descriptor);
        if (descriptor.Size > RegistryAnswers.LargestText)
        {
            throw RegistryText.ManifestTooLarge(FileOf(descriptor.Digest), descriptor.Size);
        }

        var manifest = Manifest.Parse(await File.ReadAllBytesAsync(FileOf(descriptor.Digest), cancellationToken), descriptor.MediaType);
        return manifest.Descriptor.Digest == descriptor.Digest
            ? manifest
            : throw RegistryText.WrongDigest(FileOf(descriptor.Digest), descriptor.Digest, manifest.Descriptor.Digest);
    }

    /// <inheritdoc/>
    public async Task<Descriptor?> FindManifestAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        try
        {
            return descriptor.Size <= RegistryAnswers.LargestText ? (await ReadManifestAsync(descriptor, cancellationToken)).Descriptor : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<bool> HasBlobAsync(Descriptor descriptor, CancellationToken cancellationToken) => Task.FromResult(File.Exists(FileOf(descriptor.Digest)));

    /// <inheritdoc/>
    public BlobSource Blob(Descriptor descriptor) => BlobSource.File(descriptor, FileOf(descriptor.Digest));

    /// <summary>The file of a blob, below a layout's folder.</summary>
    internal static string FileOf(string folder, Digest digest) => Path.Combine(folder, "blobs", "sha256", digest.Hex);

    private string FileOf(Digest digest) => FileOf(Folder, digest);

    private async IAsyncEnumerable<Descriptor> BlobsAsync(
        Descriptor root, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return root;
        if (!MediaTypes.Manifests.Contains(root.MediaType))
        {
            // An index may name anything.
            yield break;
        }

        var manifest = await ReadManifestAsync(root, cancellationToken);
        foreach (var blob in manifest.Blobs)
        {
            yield return blob;
        }

        foreach (var child in manifest.Children)
        {
            await foreach (var blob in BlobsAsync(child, cancellationToken))
            {
                yield return blob;
            }
        }
    }

    private void RequireSize(Descriptor blob)
    {
        var file = new FileInfo(FileOf(blob.Digest));
        if (!file.Exists || file.Length != blob.Size)
        {
            var what = file.Exists ? $"{blob.Digest.Short}… has {file.Length} bytes and should have {blob.Size}" : $"{blob.Digest.Short}… is not there";
            throw ImagesText.BrokenLayout(Folder, new FormatException(what));
        }
    }
}
