using System.Text;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Images;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>Signatures, attestations and bills of materials, between registries that keep lists of them (the sandbox's) and such that do not (Debian's).</summary>
public sealed class ImageCompanionsTests
{
    private static readonly RepositoryName Repository = "storefront";
    private static readonly ImageTag Tag = "v1";

    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ImagePromotion Promotion => new(_log, TimeProvider.System);

    [Fact]
    public async Task Takes_along_what_refers_to_an_index_and_its_platforms_and_what_refers_to_that()
    {
        await using var source = await SandboxRegistry.StartAsync();
        await using var target = await SandboxRegistry.StartAsync();
        using var from = source.Client();
        using var to = target.Client();
        var (index, images) = await PushIndexAsync(from);
        var signature = await Companion.WriteAsync(from, index.Descriptor, "application/vnd.example.signature");
        var bill = await Companion.WriteAsync(from, images[1].Manifest.Descriptor, "application/spdx+json");
        var signatureOfTheBill = await Companion.WriteAsync(from, bill.Descriptor, "application/vnd.example.signature");

        await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);

        foreach (var (subject, companion) in new[] { (index.Descriptor, signature), (images[1].Manifest.Descriptor, bill), (bill.Descriptor, signatureOfTheBill) })
        {
            var listed = Assert.Single((await to.Lists.ReferrersAsync(Repository, subject.Digest, Token))!).Children;
            Assert.Equal(companion.Descriptor, Assert.Single(listed));
            Assert.Equal(companion.Bytes.ToArray(), (await to.ReadManifestAsync(Repository, companion.Descriptor.Digest, Token))!.Bytes.ToArray());
        }

        Assert.EndsWith($"with 3 signatures and the like, from {source.Address}.", _log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_them_by_a_tag_in_a_registry_that_keeps_no_lists()
    {
        await using var source = await SandboxRegistry.StartAsync();
        await using var real = await RealRegistry.StartAsync();
        using var from = source.Client();
        using var to = real.Client();
        var (index, _) = await PushIndexAsync(from);
        var first = await Companion.WriteAsync(from, index.Descriptor, "application/vnd.example.signature");

        await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);
        var second = await Companion.WriteAsync(from, index.Descriptor, "application/spdx+json");
        var again = await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);
        var nothing = await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);

        var listed = await to.ReadManifestAsync(Repository, (ImageTag)$"sha256-{index.Descriptor.Digest.Hex}", Token);
        Assert.Equal([first.Descriptor, second.Descriptor], listed!.Children.OrderBy(child => child != first.Descriptor));
        Assert.Contains("\"artifactType\":\"application/spdx+json\"", Encoding.UTF8.GetString(listed.Bytes.Span).Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal((true, false), (again.Copied, nothing.Copied));
        Assert.Equal($"{nothing.Reference}: already there as :v1, nothing copied.", _log.Lines[^1]);
    }

    [Fact]
    public async Task Copies_the_list_of_a_tag_byte_for_byte()
    {
        await using var one = await RealRegistry.StartAsync();
        await using var two = await RealRegistry.StartAsync();
        using var from = one.Client();
        using var to = two.Client();
        var (index, _) = await PushIndexAsync(from);
        var signature = await Companion.WriteAsync(from, index.Descriptor, "application/vnd.example.signature");
        var list = Companion.ListOf(signature);
        ImageTag tag = $"sha256-{index.Descriptor.Digest.Hex}";
        await from.WriteManifestAsync(Repository, tag, list, Token);

        await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);

        Assert.Equal(list.Bytes.ToArray(), (await to.ReadManifestAsync(Repository, tag, Token))!.Bytes.ToArray());
        Assert.NotNull(await to.FindManifestAsync(Repository, signature.Descriptor.Digest, Token));
    }

    [Fact]
    public async Task Takes_along_what_cosign_keeps_under_tags_also_later()
    {
        await using var one = await RealRegistry.StartAsync();
        await using var two = await RealRegistry.StartAsync();
        using var from = one.Client();
        using var to = two.Client();
        var (index, images) = await PushIndexAsync(from);
        TestImage signature = new(seed: 10, layers: 1), attestation = new(seed: 11), bill = new(seed: 12);
        await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);
        await signature.PushAsync(from, Repository, $"sha256-{index.Descriptor.Digest.Hex}.sig", Token);
        await attestation.PushAsync(from, Repository, $"sha256-{images[0].Manifest.Descriptor.Digest.Hex}.att", Token);
        await bill.PushAsync(from, Repository, $"sha256-{images[1].Manifest.Descriptor.Digest.Hex}.sbom", Token);

        var promoted = await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);

        Assert.True(promoted.Copied);
        Assert.Equal(
            (await from.Lists.TagsAsync(Repository, Token)).Select(tag => tag.Text),
            (await to.Lists.TagsAsync(Repository, Token)).Select(tag => tag.Text));
        Assert.Equal(signature.Manifest.Descriptor, await to.FindManifestAsync(Repository, (ImageTag)$"sha256-{index.Descriptor.Digest.Hex}.sig", Token));
    }

    [Fact]
    public async Task Never_overwrites_a_signature_that_only_the_target_has()
    {
        await using var one = await RealRegistry.StartAsync();
        await using var two = await RealRegistry.StartAsync();
        using var from = one.Client();
        using var to = two.Client();
        var (index, _) = await PushIndexAsync(from);
        TestImage here = new(seed: 10, layers: 1), there = new(seed: 11, layers: 1);
        ImageTag tag = $"sha256-{index.Descriptor.Digest.Hex}.sig";
        await here.PushAsync(from, Repository, tag, Token);
        await there.PushAsync(to, Repository, tag, Token);

        await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);

        Assert.Equal(there.Manifest.Descriptor, await to.FindManifestAsync(Repository, tag, Token));
        Assert.Equal(
            $"warning: {two.Address}/storefront:{tag}: it is {there.Manifest.Descriptor.Digest} there and {here.Manifest.Descriptor.Digest} here, and each has something that the other "
            + "has not; the one there stays. Sign the promoted image again if it needs what is here.",
            _log.Lines[0]);
    }

    [Fact]
    public async Task Replaces_a_signature_that_has_grown()
    {
        await using var one = await RealRegistry.StartAsync();
        await using var two = await RealRegistry.StartAsync();
        using var from = one.Client();
        using var to = two.Client();
        var (index, _) = await PushIndexAsync(from);
        // The same seed: the first layer of both is the same.
        TestImage grown = new(seed: 10, layers: 2), before = new(seed: 10, layers: 1);
        ImageTag tag = $"sha256-{index.Descriptor.Digest.Hex}.sig";
        await grown.PushAsync(from, Repository, tag, Token);
        await before.PushAsync(to, Repository, tag, Token);

        await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);

        Assert.Equal(grown.Manifest.Descriptor, await to.FindManifestAsync(Repository, tag, Token));
    }

    [Fact]
    public async Task Goes_on_without_one_that_is_listed_and_gone()
    {
        await using var one = await RealRegistry.StartAsync();
        await using var two = await RealRegistry.StartAsync();
        using var from = one.Client();
        using var to = two.Client();
        var image = new TestImage();
        await image.PushAsync(from, Repository, Tag, Token);
        var signature = Companion.Of(image.Manifest.Descriptor, "application/vnd.example.signature");
        await Companion.WriteAsync(from, image.Manifest.Descriptor, "application/vnd.example.other");
        var list = Companion.ListOf(signature);
        // Debian's registry takes no index whose manifests are not there: it is written, and then one is deleted.
        await from.WriteManifestAsync(Repository, signature.Descriptor.Digest, signature, Token);
        await from.WriteManifestAsync(Repository, (ImageTag)$"sha256-{image.Manifest.Descriptor.Digest.Hex}", list, Token);
        await one.DeleteAsync($"v2/{Repository}/manifests/{signature.Descriptor.Digest}");

        await Promotion.PromoteAsync(new(from, to, Repository, Tag), Token);

        Assert.Contains($"warning: {one.Address}/storefront@{signature.Descriptor.Digest} is listed as referring to the image, and is not there.", _log.Lines);
        Assert.NotNull(await to.FindManifestAsync(Repository, Tag, Token));
    }

    private static async Task<(Manifest Index, TestImage[] Images)> PushIndexAsync(OciRegistry registry)
    {
        TestImage[] images = [new(seed: 1), new(seed: 2)];
        foreach (var image in images)
        {
            await image.PushAsync(registry, Repository, null, Token);
        }

        var index = TestImage.IndexOf(images);
        await registry.WriteManifestAsync(Repository, Tag, index, Token);
        return (index, images);
    }

    /// <summary>What oras and cosign write: an artifact without a file system, with the subject that it is about.</summary>
    private static class Companion
    {
        private static readonly BlobSource Empty =
            new(new("application/vnd.oci.empty.v1+json", Digest.Of("{}"u8), 2), "test", _ => Task.FromResult<Stream>(new MemoryStream("{}"u8.ToArray())));

        public static Manifest Of(Descriptor subject, string type)
        {
            var config = $$"""{"mediaType":"{{Empty.Descriptor.MediaType}}","digest":"{{Empty.Descriptor.Digest}}","size":2,"data":"e30="}""";
            return Manifest.Parse(Encoding.UTF8.GetBytes(
                $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.Manifest}}","artifactType":"{{type}}","config":{{config}},"layers":[],"subject":{{Json(subject)}},"annotations":{"a":"ü"} }"""));
        }

        public static Manifest ListOf(Manifest companion) => Manifest.Parse(Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion": 2, "mediaType":"{{MediaTypes.Index}}", "manifests":[ {{Json(companion.Descriptor)}} ]}"""));

        public static async Task<Manifest> WriteAsync(OciRegistry registry, Descriptor subject, string type)
        {
            var manifest = Of(subject, type);
            await registry.UploadBlobAsync(Repository, Empty, null, Token);
            await registry.WriteManifestAsync(Repository, manifest.Descriptor.Digest, manifest, Token);
            return manifest;
        }

        private static string Json(Descriptor descriptor) => $$"""{"mediaType":"{{descriptor.MediaType}}","digest":"{{descriptor.Digest}}","size":{{descriptor.Size}}}""";
    }
}
