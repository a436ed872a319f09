using System.Text.Json.Nodes;
using CsCheck;
using Pipelines.Clients.Processes;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class OciLayoutTests : IDisposable
{
    private static readonly byte[] Layer = LayoutFolder.Tar("a.txt", "hello");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_back_whatever_layers_it_wrote_and_writes_the_same_bytes_again() =>
        Gen.Select(Gen.Byte.Array[0, 3000].Array[0, 4], Gen.String[Gen.Char["abcXYZ019._-"], 1, 20].Where(tag => tag[0] is not ('.' or '-'))).Sample(
            (layers, tag) =>
            {
                var first = LayoutFolder.WriteAsync(_folder.At("one"), tag, layers).GetAwaiter().GetResult();
                var second = LayoutFolder.WriteAsync(_folder.At("two"), tag, layers).GetAwaiter().GetResult();
                var read = OciLayout.ReadAsync(_folder.At("one"), Token).GetAwaiter().GetResult();
                read.VerifyAsync(Token).GetAwaiter().GetResult();
                var manifest = read.ReadManifestAsync(read.Root, Token).GetAwaiter().GetResult();
                return read.Root == first.Root
                    && read.Tag.Text == tag
                    && manifest.Blobs.Count == layers.Length + 1
                    && LayoutFolder.Files(first.Folder).SequenceEqual(LayoutFolder.Files(second.Folder));
            },
            iter: 60,
            threads: 1);

    [Fact]
    public async Task Is_read_by_skopeo_with_the_same_digest()
    {
        RealPart.Require("skopeo");
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", Layer, LayoutFolder.Tar("b.txt", "there"));

        var result = await new ProcessRunner(new RecordedLog(), TimeProvider.System).RunOrThrowAsync(
            new("skopeo", "inspect", $"oci:{layout.Folder}:v1"), new("inspect", layout.Folder, "Look."), Token);

        var seen = JsonNode.Parse(result.StandardOutput)!;
        Assert.Equal(layout.Root.Digest.Text, (string?)seen["Digest"]);
        Assert.Equal(2, seen["Layers"]!.AsArray().Count);
    }

    [Fact]
    public async Task Compresses_without_the_time_and_the_system()
    {
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", Layer);
        var manifest = await layout.ReadManifestAsync(layout.Root, Token);
        await using var stream = await layout.Blob(manifest.Blobs[1]).OpenCheckedAsync(Token);
        var head = new byte[10];
        await stream.ReadExactlyAsync(head, Token);

        // RFC 1952: magic, deflate, no flags (so no name), no time, level, unknown system.
        Assert.Equal([0x1f, 0x8b, 8, 0, 0, 0, 0, 0], head[..8]);
        Assert.Equal(255, head[9]);
    }

    [Fact]
    public async Task Keeps_what_was_there_until_the_new_one_is_complete()
    {
        var before = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", Layer);

        using (var writer = OciLayoutWriter.At(_folder.At("image")))
        {
            await writer.AddAsync("text/plain", new byte[] { 1 }, Token);
        }

        Assert.Equal(before.Root, (await OciLayout.ReadAsync(_folder.At("image"), Token)).Root);
        Assert.Equal([_folder.At("image")], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Refuses_a_folder_without_a_layout()
    {
        var error = await Assert.ThrowsAsync<ExecutionException>(() => OciLayout.ReadAsync(_folder.Path, Token));

        Assert.Equal($"Cannot read the image ({_folder.Path}): there is no OCI layout in that folder. Run './build.sh DockerBuild' first.", error.Message);
    }

    [Theory]
    [InlineData("index.json", "{}", "an index without 'manifests'. ")]
    [InlineData("index.json", "nonsense", "'nonsense' is an invalid JSON literal.")]
    [InlineData("index.json", """{"manifests":[]}""", "'index.json' names 0 images")]
    [InlineData("oci-layout", """{"imageLayoutVersion":"2.0.0"}""", "its version is '2.0.0'. ")]
    [InlineData("oci-layout", "[]", "its version is ''. ")]
    [InlineData("blobs", "short", "sha256:")]
    public async Task Refuses_a_broken_layout(string file, string text, string reason)
    {
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", Layer);
        var path = file == "blobs" ? Directory.EnumerateFiles(Path.Combine(layout.Folder, "blobs", "sha256")).First() : Path.Combine(layout.Folder, file);
        await File.WriteAllTextAsync(path, text, Token);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => OciLayout.ReadAsync(layout.Folder, Token));

        Assert.StartsWith($"Cannot read the image ({layout.Folder}): its OCI layout is broken: {reason}", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Delete the folder and run './build.sh DockerBuild' again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_layout_with_a_missing_blob()
    {
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", Layer);
        var blob = (await layout.ReadManifestAsync(layout.Root, Token)).Blobs[1];
        File.Delete(Path.Combine(layout.Folder, "blobs", "sha256", blob.Digest.Hex));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => OciLayout.ReadAsync(layout.Folder, Token));

        Assert.Equal($"its OCI layout is broken: {blob.Digest.Short}… is not there", error.Reason);
    }

    [Fact]
    public async Task Finds_a_blob_whose_bytes_were_changed()
    {
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", Layer);
        var blob = (await layout.ReadManifestAsync(layout.Root, Token)).Blobs[1];
        var file = Path.Combine(layout.Folder, "blobs", "sha256", blob.Digest.Hex);
        var bytes = await File.ReadAllBytesAsync(file, Token);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Token);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => layout.VerifyAsync(Token));

        Assert.Equal($"its digest should be {blob.Digest} and is {Digest.Of(bytes)}", error.Reason);
    }
}
