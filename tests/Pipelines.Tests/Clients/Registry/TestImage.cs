using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>An image made of arbitrary bytes: registries do not look into layers. One that is <see cref="Serving"/> runs.</summary>
internal sealed class TestImage
{
    public TestImage(int seed = 1, int layerBytes = 1000, int layers = 2)
    {
        var random = new Random(seed);
        byte[] Bytes()
        {
            var bytes = new byte[layerBytes];
            random.NextBytes(bytes);
            return bytes;
        }

        (Blobs, Manifest) = Of(
            $$$"""{"architecture":"amd64","os":"linux","config":{"Labels":{"seed":"{{{seed}}}"}},"rootfs":{"type":"layers","diff_ids":[]}}""",
            [.. Enumerable.Range(0, layers).Select(_ => Bytes())]);
    }

    private TestImage(string config, byte[] layer) => (Blobs, Manifest) = Of(config, [layer]);

    /// <summary>An image with a static busybox, and a page that is <paramref name="content"/>.</summary>
    public static TestImage Serving(string content, byte[] busybox)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, bytes) in new[] { ("bin/busybox", busybox), ("bin/sh", busybox), ("www/index.html", Encoding.UTF8.GetBytes(content)) })
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(bytes), Mode = (UnixFileMode)0b111_101_101 });
            }
        }

        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(tar.ToArray());
        }

        return new($$$"""{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/bin"]},"rootfs":{"type":"layers","diff_ids":["{{{Digest.Of(tar.ToArray())}}}"]}}""", packed.ToArray());
    }

    private static (IReadOnlyList<(string MediaType, byte[] Bytes)> Blobs, Manifest Manifest) Of(string config, IReadOnlyList<byte[]> layers)
    {
        List<(string MediaType, byte[] Bytes)> blobs = [("application/vnd.oci.image.config.v1+json", Encoding.UTF8.GetBytes(config)), .. layers.Select(layer => (MediaTypes.LayerGzip, layer))];
        var descriptors = blobs.Select(blob => $$"""{"mediaType":"{{blob.MediaType}}","digest":"{{Digest.Of(blob.Bytes)}}","size":{{blob.Bytes.Length}}}""").ToList();
        // Odd spaces: bytes that no serializer would write again.
        return (blobs, Manifest.Parse(Encoding.UTF8.GetBytes(
            $$"""{ "schemaVersion":2,   "mediaType":"{{MediaTypes.Manifest}}","config":{{descriptors[0]}}, "layers":[{{string.Join(" , ", descriptors.Skip(1))}}]}""" + "\n\n")));
    }

    public IReadOnlyList<(string MediaType, byte[] Bytes)> Blobs { get; }

    public Manifest Manifest { get; }

    public static Manifest IndexOf(params TestImage[] images)
    {
        var children = images.Select((image, number) =>
        {
            var descriptor = image.Manifest.Descriptor;
            var platform = $$"""{"architecture":"{{(number == 0 ? "amd64" : "arm64")}}","os":"linux"}""";
            return $$"""{"mediaType":"{{descriptor.MediaType}}","digest":"{{descriptor.Digest}}","size":{{descriptor.Size}},"platform":{{platform}}} """;
        });
        return Manifest.Parse(Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.Index}}","manifests":[{{string.Join(",", children)}}]}"""));
    }

    public BlobSource Source(int number)
    {
        var (mediaType, bytes) = Blobs[number];
        return new(new(mediaType, Digest.Of(bytes), bytes.Length), "test", _ => Task.FromResult<Stream>(new MemoryStream(bytes)));
    }

    public async Task PushAsync(OciRegistry registry, RepositoryName repository, ImageTag? tag, CancellationToken cancellationToken)
    {
        for (var number = 0; number < Blobs.Count; number++)
        {
            await registry.UploadBlobAsync(repository, Source(number), null, cancellationToken);
        }

        await registry.WriteManifestAsync(repository, tag is null ? Manifest.Descriptor.Digest : tag, Manifest, cancellationToken);
    }
}
