using System.Text.Json.Nodes;
using Pipelines.Clients.Registry;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>Against Debian's docker-registry; what was written is looked at with skopeo.</summary>
public sealed class OciRegistryTests
{
    private static readonly RepositoryName Repository = "team/storefront";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(300)]
    [InlineData(1000)]
    public async Task Writes_an_image_that_skopeo_finds_unchanged(int? chunkBytes)
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client(chunkBytes: chunkBytes);
        var image = new TestImage();

        await image.PushAsync(registry, Repository, "v1", Token);

        Assert.Equal(image.Manifest.Bytes.ToArray(), System.Text.Encoding.UTF8.GetBytes(await real.SkopeoAsync("inspect", "--raw", $"docker://{real.Address}/{Repository}:v1")));
        var seen = JsonNode.Parse(await real.SkopeoAsync("inspect", $"docker://{real.Address}/{Repository}:v1"))!;
        Assert.Equal(image.Manifest.Descriptor.Digest.Text, (string?)seen["Digest"]);
        Assert.Equal("1", (string?)seen["Labels"]!["seed"]);
        var chunks = (1000 + (chunkBytes ?? 1000) - 1) / (chunkBytes ?? 1000);
        Assert.Equal(chunks == 1 ? 0 : 2 * chunks, real.Log.Lines.Count(line => line.Contains("PATCH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reads_back_what_it_wrote()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var image = new TestImage();
        await image.PushAsync(registry, Repository, "v1", Token);

        var found = await registry.FindManifestAsync(Repository, (ImageTag)"v1", Token);
        var byTag = await registry.ReadManifestAsync(Repository, (ImageTag)"v1", Token);
        var byDigest = await registry.ReadManifestAsync(Repository, image.Manifest.Descriptor.Digest, Token);
        await using var blob = await registry.OpenBlobAsync(Repository, image.Source(1).Descriptor, Token);
        using var bytes = new MemoryStream();
        await blob.CopyToAsync(bytes, Token);

        Assert.Equal(image.Manifest.Descriptor, found);
        Assert.Equal(image.Manifest.Bytes.ToArray(), byTag!.Bytes.ToArray());
        Assert.Equal(image.Manifest.Bytes.ToArray(), byDigest!.Bytes.ToArray());
        Assert.Equal(image.Manifest.Blobs, byTag.Blobs);
        Assert.Equal(image.Blobs[1].Bytes, bytes.ToArray());
    }

    [Fact]
    public async Task Reads_what_skopeo_wrote_as_a_docker_manifest()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var image = new TestImage(layers: 0);
        await image.PushAsync(registry, Repository, "v1", Token);
        await real.SkopeoAsync("copy", "--format=v2s2", $"docker://{real.Address}/{Repository}:v1", $"docker://{real.Address}/{Repository}:docker");

        var manifest = await registry.ReadManifestAsync(Repository, (ImageTag)"docker", Token);

        Assert.Equal(MediaTypes.DockerManifest, manifest!.Descriptor.MediaType);
    }

    [Fact]
    public async Task Says_that_a_blob_is_already_there()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var image = new TestImage();

        Assert.False(await registry.HasBlobAsync(Repository, image.Source(1).Descriptor.Digest, Token));
        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync(Repository, image.Source(1), null, Token));
        Assert.Equal(BlobOutcome.AlreadyThere, await registry.UploadBlobAsync(Repository, image.Source(1), null, Token));
        Assert.True(await registry.HasBlobAsync(Repository, image.Source(1).Descriptor.Digest, Token));
    }

    [Fact]
    public async Task Mounts_a_blob_of_another_repository()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var image = new TestImage();
        await registry.UploadBlobAsync(Repository, image.Source(1), null, Token);

        Assert.Equal(BlobOutcome.Mounted, await registry.UploadBlobAsync("team/other", image.Source(1), Repository, Token));
        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync("team/other", image.Source(2), Repository, Token));
        Assert.True(await registry.HasBlobAsync("team/other", image.Source(2).Descriptor.Digest, Token));
    }

    [Fact]
    public async Task Uploads_an_empty_blob()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var empty = new BlobSource(new("application/octet-stream", Digest.Of([]), 0), "test", _ => Task.FromResult<Stream>(new MemoryStream()));

        Assert.Equal(BlobOutcome.Sent, await registry.UploadBlobAsync(Repository, empty, null, Token));
    }

    [Fact]
    public async Task Lists_tags_and_finds_nothing_where_nothing_is()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        await new TestImage(layers: 1).PushAsync(registry, Repository, "b", Token);
        await new TestImage(layers: 1).PushAsync(registry, Repository, "a", Token);

        Assert.Equal<ImageTag>(["a", "b"], await registry.Lists.TagsAsync(Repository, Token));
        Assert.Null(await registry.FindManifestAsync(Repository, (ImageTag)"c", Token));
        Assert.Null(await registry.ReadManifestAsync(Repository, (ImageTag)"c", Token));
        Assert.Null(await registry.FindManifestAsync("no/such", (ImageTag)"c", Token));
    }

    [Fact]
    public async Task Refuses_to_list_tags_of_no_repository()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Lists.TagsAsync("no/such", Token));

        Assert.Equal(
            $"Cannot list the tags ({real.Address}/no/such): the registry has no repository 'no/such' (NAME_UNKNOWN: repository name not known to registry). "
            + "Repositories are made by the infrastructure, not by a push: add this one to Terraform and apply it first, or let its ContainerImage say CreateRepository.",
            error.Message);
    }

    [Fact]
    public async Task Refuses_wrong_credentials_and_none()
    {
        await using var real = await RealRegistry.StartAsync();
        using var wrong = real.Client(RegistryCredentials.Of(RealRegistry.User, new Secret("wrong horse")));
        using var stranger = real.ClientOfAStranger();

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => wrong.ReadManifestAsync(Repository, (ImageTag)"v1", Token));
        var asked = await Assert.ThrowsAsync<ExecutionException>(() => stranger.ReadManifestAsync(Repository, (ImageTag)"v1", Token));

        Assert.Equal(
            $"Cannot read the manifest ({real.Address}/{Repository}:v1): the registry does not accept the credentials (UNAUTHORIZED: authentication required). "
            + "Renew them; a password of Amazon ECR lives for 12 hours.",
            refused.Message);
        Assert.Equal(
            $"Cannot read the manifest ({real.Address}/{Repository}:v1): the registry wants credentials, and there are none (UNAUTHORIZED: authentication required). "
            + "Give it a user and a password; for Amazon ECR, credentials of the account.",
            asked.Message);
        Assert.DoesNotContain("wrong horse", string.Join('\n', real.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_source_whose_bytes_are_not_the_blob()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();
        var descriptor = new TestImage().Source(1).Descriptor;
        BlobSource Source(byte[] bytes) => new(descriptor, "layer.tar.gz", _ => Task.FromResult<Stream>(new MemoryStream(bytes)));

        var other = await Assert.ThrowsAsync<ExecutionException>(() => registry.UploadBlobAsync(Repository, Source(new byte[1000]), null, Token));
        var shorter = await Assert.ThrowsAsync<ExecutionException>(() => registry.UploadBlobAsync(Repository, Source(new byte[999]), null, Token));
        var longer = await Assert.ThrowsAsync<ExecutionException>(() => registry.UploadBlobAsync(Repository, Source(new byte[1001]), null, Token));

        Assert.Equal(
            $"Cannot trust what was transferred (layer.tar.gz): its digest should be {descriptor.Digest} and is {Digest.Of(new byte[1000])}. "
            + "Try again; if it stays so, a proxy or the registry's storage changes what passes through it.",
            other.Message);
        Assert.StartsWith($"Cannot read the blob (layer.tar.gz): {descriptor.Digest.Short}… has 1000 bytes, and only 999 came. ", shorter.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Cannot read the blob (layer.tar.gz): {descriptor.Digest.Short}… has 1000 bytes, and more came. ", longer.Message, StringComparison.Ordinal);
        Assert.False(await registry.HasBlobAsync(Repository, descriptor.Digest, Token));
    }

    [Fact]
    public async Task Refuses_a_manifest_whose_blobs_are_not_there()
    {
        await using var real = await RealRegistry.StartAsync();
        using var registry = real.Client();

        var error = await Assert.ThrowsAsync<ExecutionException>(
            () => registry.WriteManifestAsync(Repository, (ImageTag)"v1", new TestImage().Manifest, Token));

        Assert.StartsWith(
            $"Cannot write the manifest ({real.Address}/{Repository}:v1): the registry answers 400 (MANIFEST_BLOB_UNKNOWN: ", error.Message, StringComparison.Ordinal);
    }
}
