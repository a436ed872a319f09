using System.IO.Compression;
using Pipelines.Clients.Files;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Packaging;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>A layer in a layout.</summary>
/// <param name="Descriptor">It as it is stored, compressed.</param>
/// <param name="DiffId">The digest of the tar inside; null when its compression is one that this process does not know.</param>
internal sealed record StoredLayer(Descriptor Descriptor, Digest? DiffId);

/// <summary>
/// Writes a layout beside the place where it belongs, and puts it there in one step when it is complete: a build that fails leaves
/// what was there before.
/// </summary>
internal sealed class OciLayoutWriter : IDisposable
{
    private readonly string _folder;
    private readonly string _partial;
    private readonly string _before;
    private KnownLayers? _known;

    private OciLayoutWriter(string folder)
    {
        _folder = folder;
        _partial = folder + "~partial";
        _before = folder + "~before";
        Delete(_partial);
        Delete(_before);
        Directory.CreateDirectory(Path.Combine(_partial, "blobs", "sha256"));
    }

    /// <summary>Begins a layout that will be at this absolute path.</summary>
    /// <exception cref="ExecutionException">The disk is full, or cannot be written.</exception>
    public static OciLayoutWriter At(string folder) => DiskTrouble.Explain(ImagesText.Writing, folder, () => new OciLayoutWriter(folder));

    /// <summary>Adds a small blob.</summary>
    public async Task<Descriptor> AddAsync(string mediaType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var descriptor = new Descriptor(mediaType, Digest.Of(bytes.Span), bytes.Length);
        await File.WriteAllBytesAsync(OciLayout.FileOf(_partial, descriptor.Digest), bytes, cancellationToken);
        return descriptor;
    }

    /// <summary>Adds a layer from its tar, compressed so that the same tar gives the same bytes.</summary>
    public async Task<StoredLayer> AddLayerAsync(Stream tar, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_partial, "layer");
        await using var stream = new FileStream(file, FileMode.Create, FileAccess.ReadWrite);
        Digest diffId;
        await using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        await using (var digest = new DigestStream(gzip))
        {
            await tar.CopyToAsync(digest, cancellationToken);
            diffId = digest.Digest;
        }

        Gzip.Neutralize(stream);
        return new StoredLayer(await KeepAsync(MediaTypes.LayerGzip, stream, file, cancellationToken), diffId);
    }

    /// <summary>Adds a layer of the image that was here before; null when it was not there, or is not what it was.</summary>
    public async Task<StoredLayer?> AddKnownLayerAsync(Digest diffId, CancellationToken cancellationToken)
    {
        _known ??= await KnownLayers.OfAsync(_folder, cancellationToken);
        if (_known.Find(diffId) is not { } known)
        {
            return null;
        }

        try
        {
            await using var source = await known.OpenCheckedAsync(cancellationToken);
            await using var copy = new FileStream(OciLayout.FileOf(_partial, known.Descriptor.Digest), FileMode.Create);
            await source.CopyToAsync(copy, cancellationToken);
            return new StoredLayer(known.Descriptor, diffId);
        }
        catch (ExecutionException)
        {
            File.Delete(OciLayout.FileOf(_partial, known.Descriptor.Digest));
            return null;
        }
    }

    /// <summary>Adds a layer that is compressed already, as it is.</summary>
    public async Task<StoredLayer> AddCompressedLayerAsync(string mediaType, Stream compressed, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_partial, "layer");
        await using var stream = new FileStream(file, FileMode.Create, FileAccess.ReadWrite);
        await compressed.CopyToAsync(stream, cancellationToken);
        Digest? diffId = null;
        if (mediaType == MediaTypes.LayerGzip)
        {
            stream.Position = 0;
            await using var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            await using var tar = new TarGuard(unpacked, TarGuard.LargestOf(stream.Length));
            diffId = await Digest.OfAsync(tar, cancellationToken);
        }

        stream.Position = 0;
        return new StoredLayer(await KeepAsync(mediaType, stream, file, cancellationToken), diffId);
    }

    /// <summary>Adds the manifest of an image whose parts are there.</summary>
    public Task<Descriptor> AddManifestAsync(Descriptor config, IEnumerable<Descriptor> layers, CancellationToken cancellationToken) =>
        AddAsync(MediaTypes.Manifest, LayoutJson.Manifest(config, layers), cancellationToken);

    /// <summary>Adds the index of an image for several platforms.</summary>
    public Task<Descriptor> AddIndexAsync(IEnumerable<(Descriptor Manifest, ImagePlatform Platform)> images, CancellationToken cancellationToken) =>
        AddAsync(MediaTypes.Index, LayoutJson.PlatformIndex(images), cancellationToken);

    /// <summary>Names the image, a manifest or an index, and puts the layout in its place.</summary>
    public async Task<OciLayout> CompleteAsync(Descriptor image, IReadOnlyDictionary<string, string> annotations, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(_partial, OciLayout.Marker), OciLayout.MarkerText, cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_partial, OciLayout.IndexFile), LayoutJson.Index(image, annotations), cancellationToken);
        // The one before is moved away first: a process that is killed while it deletes would leave half of it.
        if (Directory.Exists(_folder))
        {
            Directory.Move(_folder, _before);
        }

        Directory.Move(_partial, _folder);
        Delete(_before);
        return await OciLayout.ReadAsync(_folder, cancellationToken);
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose() => Delete(_partial);

    private async Task<Descriptor> KeepAsync(string mediaType, FileStream stream, string file, CancellationToken cancellationToken)
    {
        var descriptor = new Descriptor(mediaType, await Digest.OfAsync(stream, cancellationToken), stream.Length);
        await stream.DisposeAsync();
        File.Move(file, OciLayout.FileOf(_partial, descriptor.Digest), overwrite: true);
        return descriptor;
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
