using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Support;

/// <summary>A small image as an OCI layout on disk.</summary>
public sealed class TestImage
{
    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    private TestImage(string layout, byte[] config, byte[] layer, byte[] manifest)
    {
        Layout = layout;
        Config = config;
        Layer = layer;
        Manifest = manifest;
    }

    public string Layout { get; }

    public byte[] Config { get; }

    public byte[] Layer { get; }

    public byte[] Manifest { get; }

    public string Digest => DigestOf(Manifest);

    public static string DigestOf(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <param name="folder">Where the layout goes.</param>
    /// <param name="content">What makes this image another one.</param>
    /// <param name="files">Files to put in, by their path in the image; executable.</param>
    public static TestImage Create(TemporaryFolder folder, string content = "hello", IReadOnlyDictionary<string, byte[]>? files = null)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, bytes) in new Dictionary<string, byte[]>(files ?? new Dictionary<string, byte[]>()) { ["content.txt"] = Encoding.UTF8.GetBytes(content) })
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(bytes), Mode = (UnixFileMode)0b111_101_101 });
            }
        }

        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(tar.ToArray());
        }

        var layer = packed.ToArray();
        var config = Json(new()
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Env"] = new JsonArray("PATH=/bin") },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(DigestOf(tar.ToArray())) },
        });
        var manifest = Json(new()
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Descriptor("application/vnd.oci.image.config.v1+json", config),
            ["layers"] = new JsonArray(Descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer)),
        });
        var index = Descriptor(ManifestType, manifest);
        index["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = "latest" };

        var layout = folder.At("image-" + DigestOf(manifest)[7..15]);
        Directory.CreateDirectory(Path.Combine(layout, "blobs", "sha256"));
        File.WriteAllText(Path.Combine(layout, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        File.WriteAllBytes(Path.Combine(layout, "index.json"), Json(new() { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(index) }));
        foreach (var blob in new[] { layer, config, manifest })
        {
            File.WriteAllBytes(Path.Combine(layout, "blobs", "sha256", DigestOf(blob)[7..]), blob);
        }

        return new(layout, config, layer, manifest);
    }

    private static JsonObject Descriptor(string mediaType, byte[] bytes) => new() { ["mediaType"] = mediaType, ["digest"] = DigestOf(bytes), ["size"] = bytes.Length };

    private static byte[] Json(JsonObject content) => Encoding.UTF8.GetBytes(content.ToJsonString());
}
