using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class ImagePromotionTests
{
    private static readonly RepositoryName Repository = "team/storefront";
    private static readonly ImageTag Tag = "v1";

    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copies_an_index_with_all_its_images_and_keeps_its_digest()
    {
        await using var dev = await RealRegistry.StartAsync();
        await using var uat = await RealRegistry.StartAsync();
        using var source = dev.Client();
        using var target = uat.Client();
        TestImage[] images = [new(seed: 1), new(seed: 2)];
        var index = TestImage.IndexOf(images);
        foreach (var image in images)
        {
            await image.PushAsync(source, Repository, null, Token);
        }

        await source.WriteManifestAsync(Repository, Tag, index, Token);

        var promoted = await new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source, target, Repository, Tag), Token);

        var bytes = images.Sum(image => image.Manifest.Blobs.Sum(blob => blob.Size));
        Assert.Equal(new PromotedImage(new(uat.Address, Repository, index.Descriptor.Digest), Copied: true, bytes), promoted);
        Assert.Equal([$"{promoted.Reference}: copied 6 blobs, 4.2 kB, from {dev.Address}."], _log.Lines);
        Assert.Equal(
            await dev.SkopeoAsync("inspect", "--raw", $"docker://{dev.Address}/{Repository}:v1"),
            await uat.SkopeoAsync("inspect", "--raw", $"docker://{uat.Address}/{Repository}:v1"));
        // skopeo reads every manifest and blob of it.
        using var folder = new TemporaryFolder();
        await uat.SkopeoAsync("copy", "--all", "--preserve-digests", $"docker://{uat.Address}/{Repository}:v1", $"dir:{folder.Path}");
    }

    [Fact]
    public async Task Copies_only_what_is_missing()
    {
        await using var dev = await RealRegistry.StartAsync();
        await using var uat = await RealRegistry.StartAsync();
        using var source = dev.Client();
        using var target = uat.Client();
        var image = new TestImage();
        await image.PushAsync(source, Repository, Tag, Token);
        await target.UploadBlobAsync(Repository, image.Source(1), null, Token);
        var promotion = new ImagePromotion(_log, TimeProvider.System);

        var first = await promotion.PromoteAsync(new(source, target, Repository, Tag), Token);
        var calls = uat.Log.Lines.Count;
        var second = await promotion.PromoteAsync(new(source, target, Repository, Tag), Token);

        Assert.Equal(image.Blobs[0].Bytes.Length + image.Blobs[2].Bytes.Length, first.BytesUploaded);
        Assert.Equal(first with { Copied = false, BytesUploaded = 0 }, second);
        Assert.Equal(1, uat.Log.Lines.Count - calls);
        Assert.Equal($"{first.Reference}: already there as :v1, nothing copied.", _log.Lines[^1]);
    }

    [Fact]
    public async Task Mounts_between_two_prefixes_of_one_host()
    {
        await using var real = await RealRegistry.StartAsync();
        using var source = real.Client(prefix: "dev");
        using var target = real.Client(prefix: "uat");
        await new TestImage().PushAsync(source, Repository, Tag, Token);

        var promoted = await new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source, target, Repository, Tag), Token);

        Assert.Equal((true, 0), (promoted.Copied, promoted.BytesUploaded));
        Assert.Equal($"{real.Address}/uat", promoted.Reference.Registry.Text);
        Assert.Contains(promoted.Reference.Digest.Text, await real.SkopeoAsync("inspect", $"docker://{real.Address}/uat/{Repository}:v1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begins_a_blob_again_whose_source_was_cut()
    {
        await using var uat = await RealRegistry.StartAsync();
        using var target = uat.Client();
        var image = new TestImage(layers: 1, layerBytes: 300_000);
        var cuts = 0;
        using var source = new ScriptedRegistry(request =>
            request.Path.Contains("/manifests/", StringComparison.Ordinal) ? ScriptedRegistry.Of(image.Manifest)
            : !request.Path.Contains("/blobs/", StringComparison.Ordinal) ? ScriptedAnswer.Empty(404)
            : image.Blobs.Single(blob => request.Path.EndsWith(Digest.Of(blob.Bytes).Text, StringComparison.Ordinal)).Bytes is var bytes && bytes.Length > 1000 && cuts++ == 0
                ? new ScriptedAnswer { Body = bytes, CutAfter = 200_000 }
                : new ScriptedAnswer { Body = bytes });

        var promoted = await new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source.Client, target, Repository, Tag), Token);

        Assert.Equal(2, cuts);
        Assert.True(await target.HasBlobAsync(Repository, image.Source(1).Descriptor.Digest, Token));
        Assert.Equal(image.Manifest.Descriptor.Digest, promoted.Reference.Digest);
    }

    [Fact]
    public async Task Asks_both_registries_at_once_and_no_more_than_it_must()
    {
        var image = new TestImage(layers: 1, layerBytes: 1000);
        // Neither registry answers before both were asked.
        using var both = new Barrier(2);
        ScriptedAnswer Answer(ScriptedRequest request)
        {
            var isTag = request.Path.EndsWith("/manifests/v1", StringComparison.Ordinal);
            Assert.True(!isTag || both.SignalAndWait(TimeSpan.FromSeconds(30), Token), $"{request} was asked for alone");
            return isTag ? ScriptedRegistry.Of(image.Manifest)
                : request.Path.EndsWith("/tags/list", StringComparison.Ordinal) ? ScriptedAnswer.Json("""{"name":"team/storefront","tags":["v1"]}""")
                : ScriptedAnswer.Empty(404);
        }

        using ScriptedRegistry source = new(Answer), target = new(Answer);

        var promoted = await new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source.Client, target.Client, Repository, Tag), Token);

        Assert.False(promoted.Copied);
        Assert.Equal((3, 1), (source.Server.Requests.Count, target.Server.Requests.Count));
    }

    [Fact]
    public async Task Refuses_an_image_that_the_source_does_not_have()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();

        var error = await Assert.ThrowsAsync<ExecutionException>(() => new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(registry, registry, Repository, Tag), Token));

        Assert.Equal(
            $"Cannot find the image ({real.Address}/team/storefront:v1): the registry does not have it. Deploy the same commit to the environment before this one first.",
            error.Message);
    }

    [Fact]
    public async Task Refuses_to_overwrite_another_image_of_the_same_revision()
    {
        await using var real = await RealRegistry.StartAsync();
        using var source = real.Client(prefix: "dev");
        using var target = real.Client(prefix: "uat");
        TestImage one = new(seed: 1), two = new(seed: 2);
        await one.PushAsync(source, Repository, Tag, Token);
        await two.PushAsync(target, Repository, Tag, Token);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source, target, Repository, Tag), Token));

        Assert.Equal(
            $"Cannot promote the image ({real.Address}/uat/team/storefront:v1): it is {two.Manifest.Descriptor.Digest} there and {one.Manifest.Descriptor.Digest} in {real.Address}/dev. "
            + "Delete the tag in the target, if nothing runs from it, and deploy again.",
            error.Message);
    }

    [Fact]
    public async Task Moves_the_tag_of_an_environment_without_moving_a_blob()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        TestImage one = new(seed: 1), two = new(seed: 2);
        await one.PushAsync(registry, Repository, "one", Token);
        await two.PushAsync(registry, Repository, "two", Token);
        var promotion = new ImagePromotion(_log, TimeProvider.System);
        var first = new ImageReference(real.Address, Repository, one.Manifest.Descriptor.Digest);
        var second = first with { Digest = two.Manifest.Descriptor.Digest };
        var calls = real.Log.Lines.Count;

        Assert.Equal(TagMove.Moved, await promotion.MoveTagAsync(registry, first, "uat", Token));
        Assert.Equal(TagMove.AlreadyThere, await promotion.MoveTagAsync(registry, first, "uat", Token));
        Assert.Equal(TagMove.Moved, await promotion.MoveTagAsync(registry, second, "uat", Token));

        Assert.Equal(second, await ImageLookup.FindAsync(registry, Repository, "uat", Token));
        Assert.DoesNotContain(real.Log.Lines.Skip(calls), line => line.Contains("/blobs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_a_tag_may_not_move_and_goes_on()
    {
        var (one, two) = (new TestImage(seed: 1).Manifest, new TestImage(seed: 2).Manifest);
        using var registry = new ScriptedRegistry(
            ScriptedRegistry.Of(one),
            ScriptedRegistry.Of(two),
            ScriptedRegistry.Error(400, "TAG_INVALID", "The image tag 'uat' already exists in the 'team/storefront' repository and cannot be overwritten because the repository is immutable."));
        var image = new ImageReference(registry.Address, Repository, two.Descriptor.Digest);

        Assert.Equal(TagMove.Immutable, await new ImagePromotion(_log, TimeProvider.System).MoveTagAsync(registry.Client, image, "uat", Token));

        Assert.Equal(
            $"warning: {registry.Address}/team/storefront:uat names another image and may not move, because the repository's tags are immutable. "
            + "Exclude 'uat' from that (imageTagMutability IMMUTABLE_WITH_EXCLUSION in Terraform), or read what runs from ECS instead.",
            Assert.Single(_log.Lines));
        Assert.Equal(two.Bytes.ToArray(), registry.Server.Requests[^1].Body.ToArray());
    }
}
