using System.Text;
using Pipelines.Clients.Registry;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

/// <summary>Images of every shape that the specification allows, promoted from a scripted registry into the sandbox's.</summary>
public sealed class ImageShapesTests
{
    private static readonly RepositoryName Repository = "storefront";
    private static readonly ImageTag Tag = "v1";

    private readonly RecordedLog _log = new();
    private readonly Dictionary<Digest, (string MediaType, byte[] Bytes)> _content = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promotes_Dockers_lists_and_an_index_of_indexes_with_their_media_types()
    {
        var config = Add("application/vnd.docker.container.image.v1+json", "{}");
        var image = Add(MediaTypes.DockerManifest, Manifest(MediaTypes.DockerManifest, config, Add("application/vnd.docker.image.rootfs.diff.tar.gzip", "layer")));
        var list = Add(MediaTypes.DockerIndex, Index(MediaTypes.DockerIndex, image));
        var inner = Add(MediaTypes.Index, Index(MediaTypes.Index, image));

        await PromoteAsync(Add(MediaTypes.Index, Index(MediaTypes.Index, list, inner)));
    }

    [Fact]
    public async Task Promotes_an_artifact_without_layers_and_with_an_unknown_type() =>
        await PromoteAsync(Add(
            MediaTypes.Manifest,
            Manifest(MediaTypes.Manifest, Add("application/vnd.oci.empty.v1+json", "{}"), null)[..^1] + ""","artifactType":"application/vnd.nobody.knows","x":null}"""));

    [Fact]
    public async Task Leaves_layers_where_they_are_that_may_not_be_distributed()
    {
        var foreign = new Descriptor("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", Digest.Of([1]), 1);
        var layer = Json(foreign)[..^1] + ""","urls":["https://elsewhere.example/layer"]}""";

        await PromoteAsync(Add(MediaTypes.DockerManifest, ManifestOf(MediaTypes.DockerManifest, Add("application/vnd.docker.container.image.v1+json", "{}"), layer)));
    }

    [Fact]
    public async Task Takes_a_layer_along_that_the_registry_has_beside_another_place()
    {
        var blob = Add(MediaTypes.LayerGzip, "here and there");
        var layer = Json(blob)[..^1] + ""","urls":["https://elsewhere.example/layer"]}""";

        await using var target = await SandboxRegistry.StartAsync();
        await PromoteAsync(Add(MediaTypes.Manifest, ManifestOf(MediaTypes.Manifest, Add(MediaTypes.Config, "{}"), layer)), target);
        using var registry = target.Client();
        Assert.True(await registry.HasBlobAsync(Repository, blob.Digest, Token));
    }

    [Fact]
    public async Task Refuses_a_blob_that_lies_and_tags_nothing()
    {
        await using var target = await SandboxRegistry.StartAsync();
        using var registry = target.Client();
        var layer = new Descriptor(MediaTypes.LayerGzip, Digest.Of("truth"u8), 5);
        _content[layer.Digest] = (layer.MediaType, "lies!"u8.ToArray());
        var root = Add(MediaTypes.Manifest, Manifest(MediaTypes.Manifest, Add(MediaTypes.Config, "{}"), layer));
        using var source = Source(root);

        var error = await Assert.ThrowsAsync<ExecutionException>(() => new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source.Client, registry, Repository, Tag), Token));

        Assert.Equal(
            $"Cannot trust what was transferred ({source.Address}/storefront): its digest should be {layer.Digest} and is {Digest.Of("lies!"u8)}. "
            + "Try again; if it stays so, a proxy or the registry's storage changes what passes through it.",
            error.Message);
        Assert.Empty(await registry.Lists.TagsAsync(Repository, Token));
        Assert.Null(await registry.FindManifestAsync(Repository, root.Digest, Token));
        Assert.False(await registry.HasBlobAsync(Repository, layer.Digest, Token));
    }

    [Fact]
    public async Task Refuses_an_index_that_is_nested_without_end()
    {
        var node = Add(MediaTypes.Manifest, Manifest(MediaTypes.Manifest, Add(MediaTypes.Config, "{}"), null));
        Descriptor? ninth = null;
        for (var level = 0; level < 10; level++)
        {
            node = Add(MediaTypes.Index, Index(MediaTypes.Index, node));
            ninth = level == 0 ? node : ninth;
        }

        await using var target = await SandboxRegistry.StartAsync();
        var error = await Assert.ThrowsAsync<ExecutionException>(() => PromoteAsync(node, target));

        Assert.Equal("its index is nested more than 8 levels deep", error.Reason);
        Assert.EndsWith($"storefront@{ninth!.Digest}", error.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_child_of_another_size_than_its_index_says()
    {
        var child = Add(MediaTypes.Manifest, Manifest(MediaTypes.Manifest, Add(MediaTypes.Config, "{}"), null));
        await using var target = await SandboxRegistry.StartAsync();

        var error = await Assert.ThrowsAsync<ExecutionException>(
            () => PromoteAsync(Add(MediaTypes.Index, Index(MediaTypes.Index, child with { Size = child.Size + 1 })), target));

        Assert.Equal($"{child.Digest.Short}… has {child.Size + 1} bytes, and only {child.Size} came", error.Reason);
    }

    [Fact]
    public async Task Leaves_nothing_tagged_when_it_is_cancelled_in_the_middle()
    {
        await using var target = await SandboxRegistry.StartAsync();
        using var registry = target.Client();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var layer = Add(MediaTypes.LayerGzip, new string('x', 300_000));
        var root = Add(MediaTypes.Manifest, Manifest(MediaTypes.Manifest, Add(MediaTypes.Config, "{}"), layer));
        using var source = Source(root, request =>
        {
            if (request.Target.EndsWith(layer.Digest.Text, StringComparison.Ordinal))
            {
                cancel.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source.Client, registry, Repository, Tag), cancel.Token));

        Assert.Empty(await registry.Lists.TagsAsync(Repository, Token));
        Assert.Null(await registry.FindManifestAsync(Repository, root.Digest, Token));
    }

    private async Task PromoteAsync(Descriptor root)
    {
        await using var target = await SandboxRegistry.StartAsync();
        await PromoteAsync(root, target);
    }

    private async Task PromoteAsync(Descriptor root, SandboxRegistry target)
    {
        using var registry = target.Client();
        using var source = Source(root);

        var promoted = await new ImagePromotion(_log, TimeProvider.System).PromoteAsync(new(source.Client, registry, Repository, Tag), Token);

        Assert.Equal(root.Digest, promoted.Reference.Digest);
        foreach (var (digest, (mediaType, bytes)) in _content.Where(content => MediaTypes.Manifests.Contains(content.Value.MediaType)))
        {
            var manifest = await registry.ReadManifestAsync(Repository, digest, Token);
            Assert.Equal((mediaType, Encoding.UTF8.GetString(bytes)), (manifest!.Descriptor.MediaType, Encoding.UTF8.GetString(manifest.Bytes.Span)));
        }
    }

    private ScriptedRegistry Source(Descriptor root, Action<ScriptedRequest>? asked = null) => new(request =>
    {
        asked?.Invoke(request);
        var name = request.Path.Split('/')[^1];
        if (request.Path.Contains("/referrers/", StringComparison.Ordinal) || (name != Tag.Text && Digest.Find(name) is null))
        {
            return ScriptedRegistry.Error(404, "MANIFEST_UNKNOWN", "manifest unknown");
        }

        var (mediaType, bytes) = _content[name == Tag.Text ? root.Digest : Digest.Parse(name)];
        var answer = new ScriptedAnswer { Body = bytes };
        return request.Path.Contains("/manifests/", StringComparison.Ordinal)
            ? answer.With("Content-Type", mediaType).With("Docker-Content-Digest", Digest.Of(bytes).Text)
            : answer;
    });

    private Descriptor Add(string mediaType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var descriptor = new Descriptor(mediaType, Digest.Of(bytes), bytes.Length);
        _content[descriptor.Digest] = (mediaType, bytes);
        return descriptor;
    }

    private static string Manifest(string mediaType, Descriptor config, Descriptor? layer) => ManifestOf(mediaType, config, layer is null ? "" : Json(layer));

    private static string ManifestOf(string mediaType, Descriptor config, string layers) =>
        $$"""{"schemaVersion":2,"mediaType":"{{mediaType}}","config":{{Json(config)}},"layers":[{{layers}}]}""";

    private static string Index(string mediaType, params Descriptor[] children) =>
        $$"""{"schemaVersion":2,"mediaType":"{{mediaType}}","manifests":[{{string.Join(',', children.Select(Json))}}]}""";

    private static string Json(Descriptor descriptor) => $$"""{"mediaType":"{{descriptor.MediaType}}","digest":"{{descriptor.Digest}}","size":{{descriptor.Size}}}""";
}
