using System.Text.Json;
using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>The layers of the image that was built before: a base image stays the same for months, and is compressed once.</summary>
internal sealed class KnownLayers
{
    private readonly Dictionary<Digest, BlobSource> _layers = [];

    private KnownLayers()
    {
    }

    /// <summary>The layers of a layout, by the digest of the tar inside; none when there is no sound layout.</summary>
    public static async Task<KnownLayers> OfAsync(string folder, CancellationToken cancellationToken)
    {
        var known = new KnownLayers();
        if (!OciLayout.IsIn(folder))
        {
            return known;
        }

        try
        {
            var layout = await OciLayout.ReadAsync(folder, cancellationToken);
            var image = await layout.ReadManifestAsync(layout.Root, cancellationToken);
            await known.AddAsync(layout, image, cancellationToken);
            foreach (var child in image.Children)
            {
                await known.AddAsync(layout, await layout.ReadManifestAsync(child, cancellationToken), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is PipelinesException or JsonException or FormatException or KeyNotFoundException)
        {
            // Broken: then its layers are made anew, which mends it.
        }

        return known;
    }

    /// <summary>The layer with this tar inside; null when it is not known.</summary>
    public BlobSource? Find(Digest diffId) => _layers.GetValueOrDefault(diffId);

    private async Task AddAsync(OciLayout layout, Manifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.Blobs.Count > 0)
        {
            await using var config = await layout.Blob(manifest.Blobs[0]).OpenCheckedAsync(cancellationToken);
            using var document = await JsonDocument.ParseAsync(config, cancellationToken: cancellationToken);
            foreach (var (diffId, layer) in LayoutJson.DiffIdsOf(document).Zip(manifest.Blobs.Skip(1)))
            {
                _layers[diffId] = layout.Blob(layer);
            }
        }
    }
}
