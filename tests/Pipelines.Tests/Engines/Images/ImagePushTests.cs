using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class ImagePushTests : IDisposable
{
    private static readonly RepositoryName Repository = "team/storefront";
    private static readonly byte[] One = LayoutFolder.Tar("one", "1");
    private static readonly byte[] Two = LayoutFolder.Tar("two", "2");

    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pushes_an_image_that_skopeo_finds_under_its_digest()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", One, Two, One);

        var pushed = await new ImagePush(registry, _log, TimeProvider.System).PushAsync(layout, Repository, Token);

        var size = (await layout.ReadManifestAsync(layout.Root, Token)).Blobs.DistinctBy(blob => blob.Digest).Sum(blob => blob.Size);
        Assert.Equal(new PushedImage(new(real.Address, Repository, layout.Root.Digest), "v1", Pushed: true, size), pushed);
        Assert.Equal([$"{real.Address}/team/storefront:v1: pushed 3 blobs, {size} B; it is {layout.Root.Digest}."], _log.Lines);
        await real.SkopeoAsync("copy", "--preserve-digests", $"docker://{real.Address}/{Repository}:v1", $"oci:{_folder.At("back")}:v1");
        Assert.Equal(layout.Root, (await OciLayout.ReadAsync(_folder.At("back"), Token)).Root);
    }

    [Fact]
    public async Task Pushes_nothing_that_is_there()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var push = new ImagePush(registry, _log, TimeProvider.System);
        await push.PushAsync(await LayoutFolder.WriteAsync(_folder.At("image"), "v1", One), Repository, Token);
        var next = await LayoutFolder.WriteAsync(_folder.At("image"), "v2", One, Two);
        var manifest = await next.ReadManifestAsync(next.Root, Token);

        var second = await push.PushAsync(next, Repository, Token);
        var calls = real.Log.Lines.Count;
        var third = await push.PushAsync(next, Repository, Token);

        Assert.Equal(manifest.Blobs[0].Size + manifest.Blobs[2].Size, second.BytesUploaded);
        Assert.Equal(second with { Pushed = false, BytesUploaded = 0 }, third);
        Assert.Equal(1, real.Log.Lines.Count - calls);
        Assert.Equal($"{real.Address}/team/storefront:v2: already there, nothing pushed.", _log.Lines[^1]);
    }

    [Fact]
    public async Task Lets_the_image_of_the_registry_win_over_one_that_was_built_again()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var push = new ImagePush(registry, _log, TimeProvider.System);
        var first = await push.PushAsync(await LayoutFolder.WriteAsync(_folder.At("image"), "v1", One), Repository, Token);
        var again = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", Two);

        var second = await push.PushAsync(again, Repository, Token);

        Assert.Equal(first with { Pushed = false, BytesUploaded = 0 }, second);
        Assert.Equal(
            $"warning: {real.Address}/team/storefront:v1: already there as {first.Reference.Digest}, nothing pushed. "
            + $"This commit was built twice; the image of the registry is the one that counts, and {again.Root.Digest} stays here.",
            _log.Lines[^1]);
        Assert.Equal(first.Reference, await ImageLookup.FindAsync(registry, Repository, "v1", Token));
    }

    [Fact]
    public async Task Takes_the_image_of_a_pipeline_that_was_faster()
    {
        var other = new TestImage().Manifest;
        var tagAsked = 0;
        using var registry = new ScriptedRegistry(request => request switch
        {
            { Method: "HEAD", Path: "/v2/team/storefront/manifests/v1" } => tagAsked++ == 0 ? ScriptedAnswer.Empty(404) : ScriptedRegistry.Of(other),
            { Method: "HEAD", Path: var path } when path.Contains("/blobs/", StringComparison.Ordinal) => ScriptedAnswer.Empty(200),
            { Method: "HEAD" } => ScriptedAnswer.Empty(404),
            { Method: "PUT", Path: "/v2/team/storefront/manifests/v1" } => ScriptedRegistry.Error(400, "TAG_INVALID", "cannot be overwritten because the repository is immutable."),
            _ => ScriptedAnswer.Empty(201),
        });
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", One);

        var pushed = await new ImagePush(registry.Client, _log, TimeProvider.System).PushAsync(layout, Repository, Token);

        Assert.Equal(new PushedImage(new(registry.Address, Repository, other.Descriptor.Digest), "v1", Pushed: false, 0), pushed);
    }

    [Fact]
    public async Task Finds_nothing_under_a_tag_that_is_not_there()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();

        Assert.Null(await ImageLookup.FindAsync(registry, Repository, "v1", Token));
    }

    [Fact]
    public async Task Refuses_a_layout_that_was_changed_behind_its_back()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", One);
        var blob = (await layout.ReadManifestAsync(layout.Root, Token)).Blobs[1];
        var file = Path.Combine(layout.Folder, "blobs", "sha256", blob.Digest.Hex);
        await File.WriteAllBytesAsync(file, new byte[blob.Size], Token);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => new ImagePush(registry, _log, TimeProvider.System).PushAsync(layout, Repository, Token));

        Assert.Equal(file, error.Subject);
        Assert.Null(await ImageLookup.FindAsync(registry, Repository, "v1", Token));
    }

    [Fact]
    public async Task Does_not_take_a_missing_file_for_a_disturbance_of_the_network()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", One);
        var blob = (await layout.ReadManifestAsync(layout.Root, Token)).Blobs[1];
        var file = Path.Combine(layout.Folder, "blobs", "sha256", blob.Digest.Hex);
        File.Delete(file);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => new ImagePush(registry, _log, TimeProvider.System).PushAsync(layout, Repository, Token));

        Assert.Equal($"Cannot read the blob ({file}): Could not find file '{file}'. Build the image again.", error.Message);
        Assert.DoesNotContain(real.Log.Lines, line => line.StartsWith("warning", StringComparison.Ordinal));
    }
}
