using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>On tar files as <c>docker save</c> of 20.10 and of 25 and newer write them.</summary>
public sealed class SavedImageTests : IDisposable
{
    private static readonly byte[] One = LayoutFolder.Tar("one", "1");
    private static readonly byte[] Two = LayoutFolder.Tar("two", "2");
    private static readonly Dictionary<string, string> Annotations = new() { ["org.opencontainers.image.ref.name"] = "v1" };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Converts_the_form_of_Docker_20_with_its_links()
    {
        var config = Config(One, Two, One);
        var tar = Save(
            File("c.json", config),
            File("a/layer.tar", One),
            File("b/layer.tar", Two),
            new UstarTarEntry(TarEntryType.SymbolicLink, "c/layer.tar") { LinkName = "../a/layer.tar" },
            File("manifest.json", """[{"Config":"c.json","RepoTags":null,"Layers":["a/layer.tar","b/layer.tar","c/layer.tar"]}]"""u8.ToArray()));

        var manifest = await ConvertAsync(tar);

        Assert.Equal(Digest.Of(config), manifest.Blobs[0].Digest);
        Assert.Equal(manifest.Blobs[1], manifest.Blobs[3]);
        Assert.Equal([One, Two, One], manifest.Blobs.Skip(1).Select(Unpacked));
        Assert.All(manifest.Blobs.Skip(1), layer => Assert.Equal(MediaTypes.LayerGzip, layer.MediaType));
    }

    [Fact]
    public async Task Keeps_layers_that_are_compressed_already()
    {
        var compressed = Compress(One);
        var config = Config(One);
        var (configName, layerName) = ($"blobs/sha256/{Digest.Of(config).Hex}", $"blobs/sha256/{Digest.Of(compressed).Hex}");
        var tar = Save(
            File(configName, config),
            File(layerName, compressed),
            File("oci-layout", "{}"u8.ToArray()),
            File("manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"{{configName}}","RepoTags":["x:1"],"Layers":["{{layerName}}"]}]""")));

        var manifest = await ConvertAsync(tar);

        Assert.Equal([Digest.Of(config), Digest.Of(compressed)], manifest.Blobs.Select(blob => blob.Digest));
    }

    [Fact]
    public async Task Gives_the_same_bytes_each_time()
    {
        var tar = Save(File("c.json", Config(One)), File("l", One), File("manifest.json", """[{"Config":"c.json","Layers":["l"]}]"""u8.ToArray()));

        Assert.Equal((await ConvertAsync(tar)).Descriptor, (await ConvertAsync(tar)).Descriptor);
    }

    [Fact]
    public async Task Takes_a_layer_from_the_image_before_instead_of_compressing_it_again()
    {
        var first = await ConvertAsync(Save(File("c.json", Config(One)), File("l", One), File("manifest.json", """[{"Config":"c.json","Layers":["l"]}]"""u8.ToArray())));
        // The tar's own bytes of it are not even read.
        var second = await ConvertAsync(Save(
            File("c.json", Config(One, Two)), File("l", new byte[One.Length]), File("m", Two), File("manifest.json", """[{"Config":"c.json","Layers":["l","m"]}]"""u8.ToArray())));

        Assert.Equal(first.Blobs[1], second.Blobs[1]);
        Assert.Equal([One, Two], second.Blobs.Skip(1).Select(Unpacked));
    }

    [Fact]
    public async Task Makes_a_layer_anew_when_that_of_the_image_before_is_broken()
    {
        var tar = Save(File("c.json", Config(One)), File("l", One), File("manifest.json", """[{"Config":"c.json","Layers":["l"]}]"""u8.ToArray()));
        var first = await ConvertAsync(tar);
        await System.IO.File.WriteAllBytesAsync(_folder.At("image", "blobs", "sha256", first.Blobs[1].Digest.Hex), new byte[first.Blobs[1].Size], Token);

        Assert.Equal(first.Descriptor, (await ConvertAsync(tar)).Descriptor);
    }

    [Theory]
    [InlineData("[]", "it holds 0 images")]
    [InlineData("""[{"Config":"c.json","Layers":["nosuch"]}]""", "'nosuch' is not there")]
    [InlineData("""[{"Config":"nosuch","Layers":["l"]}]""", "'nosuch' is not there")]
    [InlineData("""[{"Config":"c.json","Layers":["l","l"]}]""", "its layers are not those that its configuration names")]
    [InlineData("""[{"Config":"c.json","Layers":["other"]}]""", "its layers are not those that its configuration names")]
    [InlineData("""[{"Config":"c.json","Layers":["circle"]}]""", "'circle' is a link to itself")]
    public async Task Refuses_what_docker_would_not_save(string manifest, string reason)
    {
        var tar = Save(
            File("c.json", Config(One)),
            File("l", One),
            File("other", Two),
            new UstarTarEntry(TarEntryType.SymbolicLink, "circle") { LinkName = "circle" },
            File("manifest.json", Encoding.UTF8.GetBytes(manifest)));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => ConvertAsync(tar));

        Assert.Equal(
            $"Cannot read the saved image ({tar}): it is not what 'docker save' writes: {reason}. Run the build again; if it stays so, report it with the output of 'docker version'.",
            error.Message);
        Assert.Equal([tar], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Refuses_a_file_that_was_cut_off()
    {
        var tar = Save(File("c.json", Config(One)), File("l", One), File("manifest.json", """[{"Config":"c.json","Layers":["l"]}]"""u8.ToArray()));
        await using (var stream = new FileStream(tar, FileMode.Open))
        {
            stream.SetLength(1500);
        }

        var error = await Assert.ThrowsAsync<ExecutionException>(() => ConvertAsync(tar));

        Assert.StartsWith("it is not what 'docker save' writes: ", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_or_refuses_every_mutant()
    {
        var config = Config(One, Two);
        var compressed = Compress(Two);
        var tar = Save(
            File("c.json", config),
            File("a/layer.tar", One),
            File("b", compressed),
            new PaxTarEntry(TarEntryType.SymbolicLink, "c/layer.tar") { LinkName = "../a/layer.tar" },
            File("manifest.json", """[{"Config":"c.json","RepoTags":null,"Layers":["c/layer.tar","b"]}]"""u8.ToArray()));
        var (read, refused) = (0, 0);
        foreach (var mutant in Mutations.Of(await System.IO.File.ReadAllBytesAsync(tar, Token), 1000, seed: 20261123))
        {
            await System.IO.File.WriteAllBytesAsync(tar, mutant, Token);
            try
            {
                await ConvertAsync(tar);
                read++;
            }
            catch (ExecutionException refusal)
            {
                Assert.StartsWith($"Cannot read the saved image ({tar}): it is not what 'docker save' writes: ", refusal.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(read > 20 && refused > 200, $"{read} read, {refused} refused");
        Assert.Equal(["image", "saved.tar"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Writes_nothing_by_the_names_in_the_file()
    {
        var name = "../../" + Path.GetFileName(_folder.Path) + "-escaped";
        var tar = Save(
            File("c.json", Config(One)), File(name, One), File("/tmp/" + Path.GetFileName(_folder.Path), One),
            File("manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"c.json","Layers":["{{name}}"]}]""")));

        Assert.Equal(One, Unpacked((await ConvertAsync(tar)).Blobs[1]));
        Assert.Equal(["image", "saved.tar"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_folder.Path)!, Path.GetFileName(_folder.Path) + "-escaped"));
    }

    private async Task<Manifest> ConvertAsync(string tar)
    {
        using var writer = OciLayoutWriter.At(_folder.At("image"));
        var (image, platform) = await new SavedImage(tar, writer, DateTimeOffset.UnixEpoch).AddAsync(Token);
        Assert.Equal("linux/amd64", platform.Text);
        var layout = await writer.CompleteAsync(image, Annotations, Token);
        await layout.VerifyAsync(Token);
        return await layout.ReadManifestAsync(layout.Root, Token);
    }

    private byte[] Unpacked(Descriptor layer)
    {
        using var gzip = new GZipStream(System.IO.File.OpenRead(_folder.At("image", "blobs", "sha256", layer.Digest.Hex)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private string Save(params TarEntry[] entries)
    {
        var path = _folder.At("saved.tar");
        using var tar = new TarWriter(System.IO.File.Create(path));
        foreach (var entry in entries)
        {
            tar.WriteEntry(entry);
        }

        return path;
    }

    private static UstarTarEntry File(string name, byte[] bytes) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) };

    private static byte[] Config(params byte[][] layers) => Encoding.UTF8.GetBytes(
        $$"""{ "created":"1970-01-01T00:00:00Z","architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[{{string.Join(",", layers.Select(layer => $"\"{Digest.Of(layer)}\""))}}]} }""");

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
