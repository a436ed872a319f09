using Pipelines.Clients.Processes;
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
    public async Task Pushes_an_image_that_docker_pulls()
    {
        var docker = RealPart.RequireDocker();
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", One, LayoutFolder.Tar("address", real.Address.Text));
        var pushed = await new ImagePush(registry, _log, TimeProvider.System).PushAsync(layout, Repository, Token);
        var runner = new ProcessRunner(_log, TimeProvider.System);
        var variables = new Dictionary<string, string?> { ["DOCKER_CONFIG"] = _folder.At("docker") };
        var words = new ProcessPurpose("pull what was pushed", real.Address.Text, "Look.");

        await runner.RunOrThrowAsync(
            new(docker, "login", "--username", RealRegistry.User, "--password-stdin", real.Address.Text) { StandardInput = RealRegistry.Password, Environment = variables }, words, Token);
        try
        {
            var pulled = await runner.RunOrThrowAsync(new(docker, "pull", $"{real.Address}/{Repository}:v1") { Environment = variables }, words, Token);
            Assert.Contains($"Digest: {pushed.Reference.Digest}", pulled.StandardOutput, StringComparison.Ordinal);
        }
        finally
        {
            await runner.RunAsync(new(docker, "image", "rm", "--force", $"{real.Address}/{Repository}:v1"), CancellationToken.None);
        }
    }

    [Fact]
    public async Task Says_now_and_then_how_far_it_is()
    {
        var layers = Enumerable.Range(0, 3).Select(number => LayoutFolder.Tar($"{number}", new string((char)('a' + number), 1000))).ToArray();
        var layout = await LayoutFolder.WriteAsync(_folder.At("image"), "v1", layers);
        using var registry = new ScriptedRegistry(request => request.Method switch
        {
            "HEAD" => ScriptedAnswer.Empty(404),
            "POST" => ScriptedAnswer.Empty(202).With("Location", "/u"),
            _ => ScriptedAnswer.Empty(201),
        });
        var time = new SteppingTime(TimeSpan.FromSeconds(6));

        var pushed = await new ImagePush(registry.Client, _log, time).PushAsync(layout, Repository, Token);

        // The clock moves by six seconds with each look at it: two looks are more than ten.
        var lines = _log.Lines.SkipLast(1).ToList();
        Assert.InRange(lines.Count, 1, 2);
        Assert.All(lines, line => Assert.Matches($@"^{registry.Address}/team/storefront:v1: \d+ B of {pushed.BytesUploaded} B, \d+ B/s\.$", line));
        Assert.Equal($"{registry.Address}/team/storefront:v1: pushed 4 blobs, {pushed.BytesUploaded} B; it is {layout.Root.Digest}.", _log.Lines[^1]);
    }

    [Fact]
    public async Task Counts_what_is_there_and_what_was_mounted()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var random = new Random(1);
        string Noise() => string.Concat(Enumerable.Range(0, 6000).Select(_ => (char)random.Next('!', '~')));
        byte[] there = LayoutFolder.Tar("a", Noise()), elsewhere = LayoutFolder.Tar("b", Noise()), missing = LayoutFolder.Tar("c", "c");
        await new ImagePush(registry, _log, TimeProvider.System).PushAsync(await LayoutFolder.WriteAsync(_folder.At("one"), "v1", there), Repository, Token);
        await new ImagePush(registry, _log, TimeProvider.System).PushAsync(await LayoutFolder.WriteAsync(_folder.At("two"), "v1", elsewhere), "team/other", Token);
        var layout = await LayoutFolder.WriteAsync(_folder.At("three"), "v2", there, elsewhere, missing);

        var pushed = await new ImagePush(registry, _log, TimeProvider.System) { Neighbours = ["team/other", Repository] }.PushAsync(layout, Repository, Token);

        Assert.Equal($"{real.Address}/team/storefront:v2: pushed 2 blobs, {pushed.BytesUploaded} B, 1 already there, 1 mounted; it is {layout.Root.Digest}.", _log.Lines[^1]);
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
