using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Images;
using Pipelines.Values;

namespace Pipelines.Benchmarks.Promotion;

/// <summary>An image that cannot be compressed, for one platform or as an index of several; any client takes it for real.</summary>
internal static class RandomLayout
{
    private static readonly string[] Architectures = ["amd64", "arm64", "s390x", "ppc64le"];

    public static async Task WriteAsync(string folder, int megabytes, int layers, int platforms)
    {
        Directory.CreateDirectory(Path.Combine(folder, "blobs", "sha256"));
        var images = new List<string>();
        foreach (var architecture in Architectures.Take(platforms))
        {
            var stored = new List<(Descriptor Blob, Digest DiffId)>();
            for (var layer = 0; layer < layers; layer++)
            {
                stored.Add(await LayerAsync(folder, $"{architecture}-{layer}", megabytes * 1_000_000L / layers / platforms));
            }

            var config = await AddAsync(folder, MediaTypes.Config, $$"""
                {"architecture":"{{architecture}}","os":"linux","config":{"Cmd":["/bin/true"]},"rootfs":{"type":"layers","diff_ids":[{{string.Join(',', stored.Select(layer => $"\"{layer.DiffId}\""))}}]} }
                """);
            var manifest = await AddAsync(folder, MediaTypes.Manifest, $$"""
                {"schemaVersion":2,"mediaType":"{{MediaTypes.Manifest}}","config":{{Json(config)}},"layers":[{{string.Join(',', stored.Select(layer => Json(layer.Blob)))}}]}
                """);
            images.Add(Json(manifest, $$""","platform":{"architecture":"{{architecture}}","os":"linux"}"""));
        }

        const string named = ""","annotations":{"org.opencontainers.image.ref.name":"v1"}""";
        var root = platforms == 1
            ? images[0][..^1] + named + "}"
            : Json(await AddAsync(folder, MediaTypes.Index, Index(string.Join(',', images))), named);
        await File.WriteAllTextAsync(Path.Combine(folder, OciLayout.Marker), OciLayout.MarkerText);
        await File.WriteAllTextAsync(Path.Combine(folder, OciLayout.IndexFile), Index(root));
    }

    private static async Task<(Descriptor Blob, Digest DiffId)> LayerAsync(string folder, string name, long bytes)
    {
        var file = Path.Combine(folder, "layer");
        Digest diffId;
        await using (var stream = File.Create(file))
        await using (var gzip = new GZipStream(stream, CompressionLevel.NoCompression))
        await using (var digest = new DigestStream(gzip))
        {
            await using (var tar = new TarWriter(digest, TarEntryFormat.Ustar, leaveOpen: true))
            {
                await using var random = new RandomStream(bytes);
                await tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = random });
            }

            diffId = digest.Digest;
        }

        await using var read = File.OpenRead(file);
        var blob = new Descriptor(MediaTypes.LayerGzip, await Digest.OfAsync(read, CancellationToken.None), read.Length);
        File.Move(file, OciLayout.FileOf(folder, blob.Digest), overwrite: true);
        return (blob, diffId);
    }

    private static async Task<Descriptor> AddAsync(string folder, string mediaType, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var descriptor = new Descriptor(mediaType, Digest.Of(bytes), bytes.Length);
        await File.WriteAllBytesAsync(OciLayout.FileOf(folder, descriptor.Digest), bytes);
        return descriptor;
    }

    private static string Index(string manifests) => $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.Index}}","manifests":[{{manifests}}]}""";

    private static string Json(Descriptor descriptor, string more = "") =>
        $$"""{"mediaType":"{{descriptor.MediaType}}","digest":"{{descriptor.Digest}}","size":{{descriptor.Size}}{{more}}}""";
}
