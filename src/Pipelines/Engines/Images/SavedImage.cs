using System.Formats.Tar;
using System.Text.Json;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Packaging;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Reads the tar file of <c>docker save</c>, which Podman and Buildah write too. Its <c>manifest.json</c> names configuration and layers in every version of Docker; since 25
/// the file is an OCI layout as well, whose layers may be compressed already.
/// https://github.com/moby/docker-image-spec/blob/main/v1.2.md#combined-image-json--filesystem-changeset-format
/// </summary>
internal sealed class SavedImage(string tarFile, OciLayoutWriter writer, DateTimeOffset sourceDate)
{
    private const string ManifestFile = "manifest.json";
    private const string OtherLayers = "its layers are not those that its configuration names";
    private const int LargestText = 16 * 1024 * 1024;

    private readonly Dictionary<string, StoredLayer> _layers = new(StringComparer.Ordinal);
    // A layer that an image has twice is saved once; the other is a link to it.
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>Adds the one image of the file to the layout: its manifest, and what it runs on.</summary>
    /// <exception cref="ExecutionException">The file is not of that form, or its layers are not those of its configuration.</exception>
    public async Task<(Descriptor Manifest, ImagePlatform Platform)> AddAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using (var file = new FileStream(tarFile, FileMode.Open, FileAccess.Read))
            {
                await TarGuard.RequireSoundAsync(file, cancellationToken);
            }

            var (configName, layerNames) = await ReadManifestAsync(cancellationToken);
            var config = await ReadConfigAsync(Resolve(configName), cancellationToken);
            var platform = SavedConfig.PlatformOf(config);
            await AddLayersAsync(layerNames, DiffIds(config, layerNames.Count), cancellationToken);
            var layers = layerNames.Select(name => _layers[Resolve(name)].Descriptor);
            var stored = await writer.AddAsync(MediaTypes.Config, SavedConfig.Neutral(config, sourceDate), cancellationToken);
            return (await writer.AddManifestAsync(stored, layers, cancellationToken), platform);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidDataException or EndOfStreamException
            or KeyNotFoundException or InvalidOperationException or DefinitionException)
        {
            throw ImagesText.BrokenSave(tarFile, exception);
        }
    }

    private async Task<(string Config, IReadOnlyList<string> Layers)> ReadManifestAsync(CancellationToken cancellationToken)
    {
        byte[]? bytes = null;
        await ForEachAsync(
            async entry =>
            {
                if (entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                {
                    _links[entry.Name] = entry.EntryType == TarEntryType.HardLink ? entry.LinkName : Beside(entry.Name, entry.LinkName);
                }
                else if (entry.Name == ManifestFile)
                {
                    bytes = await ReadAllAsync(entry, cancellationToken);
                }
            },
            cancellationToken);
        using var document = JsonDocument.Parse(bytes ?? throw new FormatException($"'{ManifestFile}' is not there"));
        if (document.RootElement.GetArrayLength() != 1)
        {
            throw new FormatException($"it holds {document.RootElement.GetArrayLength()} images");
        }

        var image = document.RootElement[0];
        return (image.GetProperty("Config").GetString()!, [.. image.GetProperty("Layers").EnumerateArray().Select(layer => layer.GetString()!)]);
    }

    private async Task<byte[]> ReadConfigAsync(string name, CancellationToken cancellationToken)
    {
        byte[]? config = null;
        await ForEachAsync(
            async entry => config = entry.Name == name ? await ReadAllAsync(entry, cancellationToken) : config,
            cancellationToken);
        return config ?? throw new FormatException($"'{name}' is not there");
    }

    private async Task AddLayersAsync(IReadOnlyList<string> names, IReadOnlyList<Digest> diffIds, CancellationToken cancellationToken)
    {
        var missing = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var (name, diffId) in names.Select(Resolve).Zip(diffIds))
        {
            if (await writer.AddKnownLayerAsync(diffId, cancellationToken) is { } known)
            {
                _layers[name] = known;
            }
            else if (!missing.TryAdd(name, diffId) && missing[name] != diffId)
            {
                throw new FormatException(OtherLayers);
            }
        }

        await ForEachAsync(
            async entry =>
            {
                if (missing.Remove(entry.Name, out var diffId))
                {
                    var layer = await AddLayerAsync(entry.DataStream ?? Stream.Null, cancellationToken);
                    _layers[entry.Name] = layer.DiffId is null || layer.DiffId == diffId ? layer : throw new FormatException(OtherLayers);
                }
            },
            cancellationToken);
        if (missing.Count > 0)
        {
            throw new FormatException($"'{missing.Keys.Order(StringComparer.Ordinal).First()}' is not there");
        }
    }

    private async Task ForEachAsync(Func<TarEntry, Task> visit, CancellationToken cancellationToken)
    {
        await using var reader = new TarReader(new FileStream(tarFile, FileMode.Open, FileAccess.Read));
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            await visit(entry);
        }
    }

    private async Task<StoredLayer> AddLayerAsync(Stream data, CancellationToken cancellationToken)
    {
        var head = new byte[4];
        var length = await data.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        data.Position -= length;
        return head switch
        {
            [0x1f, 0x8b, ..] => await writer.AddCompressedLayerAsync(MediaTypes.LayerGzip, data, cancellationToken),
            [0x28, 0xb5, 0x2f, 0xfd] => await writer.AddCompressedLayerAsync(MediaTypes.LayerZstd, data, cancellationToken),
            _ => await writer.AddLayerAsync(data, cancellationToken),
        };
    }

    private static async Task<byte[]> ReadAllAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.DataStream is not { } data || entry.Length > LargestText)
        {
            throw new FormatException($"'{entry.Name}' is no text of at most {LargestText} bytes");
        }

        var bytes = new byte[entry.Length];
        await data.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static IReadOnlyList<Digest> DiffIds(byte[] config, int layers)
    {
        using var document = JsonDocument.Parse(config);
        var digests = LayoutJson.DiffIdsOf(document);
        return digests.Count == layers ? digests : throw new FormatException(OtherLayers);
    }

    private string Resolve(string name)
    {
        // A chain of links has no circle in a sound file; in another one it ends here.
        for (var steps = 0; _links.TryGetValue(name, out var target); steps++)
        {
            name = steps <= _links.Count ? target : throw new FormatException($"'{name}' is a link to itself");
        }

        return name;
    }

    private static string Beside(string name, string target)
    {
        var parts = new List<string>(name.Split('/')[..^1]);
        foreach (var part in target.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
