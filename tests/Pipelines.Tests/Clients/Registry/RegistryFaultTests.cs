using Pipelines.Clients.Registry;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>The network and the registry at their worst.</summary>
public sealed class RegistryFaultTests
{
    private static readonly TestImage Image = new();
    private static readonly ImageTag Tag = "v1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tries_again_with_growing_waits_or_as_long_as_the_registry_asks()
    {
        using var registry = new ScriptedRegistry(
            ScriptedAnswer.Empty(503),
            ScriptedRegistry.Error(429, "TOOMANYREQUESTS", "slow down").With("Retry-After", "7"),
            ScriptedRegistry.Of(Image.Manifest) with { CutAfter = 10 },
            ScriptedRegistry.Of(Image.Manifest));

        var manifest = await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);

        Assert.Equal(Image.Manifest.Descriptor, manifest!.Descriptor);
        Assert.Equal([375, 7000, 1500], registry.Time.Waits.Select(wait => wait.TotalMilliseconds));
        var warnings = registry.Log.Lines.Where(line => line.StartsWith("warning", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, warnings.Count);
        Assert.Equal($"warning: {registry.Address}/storefront:v1: it answers 503; trying again in 0.4 s (try 2 of 5).", warnings[0]);
    }

    [Fact]
    public async Task Gives_up_after_five_tries()
    {
        using var registry = new ScriptedRegistry(_ => ScriptedRegistry.Error(503, "UNAVAILABLE", "maintenance"));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Equal(
            $"Cannot read the manifest ({registry.Address}/storefront:v1): the registry still answers 503 after several tries (UNAVAILABLE: maintenance). Try again later.",
            error.Message);
        Assert.Equal(5, registry.Server.Requests.Count);
    }

    [Fact]
    public async Task Names_a_registry_that_cannot_be_reached()
    {
        using var registry = new ScriptedRegistry();
        // Port 1 belongs to a service (tcpmux) that nobody runs.
        using var client = new OciRegistry(registry.Options() with { Address = "127.0.0.1:1" });

        var error = await Assert.ThrowsAsync<ExecutionException>(() => client.Lists.TagsAsync(ScriptedRegistry.Repository, Token));

        Assert.Equal(
            "Cannot list the tags (127.0.0.1:1/storefront): the registry cannot be reached: Connection refused. "
            + "Check the registry's address, and that this machine can reach it.",
            error.Message);
    }

    [Fact]
    public async Task Does_not_wait_for_ever_for_an_answer()
    {
        using var registry = new ScriptedRegistry(ScriptedAnswer.Never, ScriptedRegistry.Of(Image.Manifest));
        using var client = new OciRegistry(registry.Options() with { AnswerLimit = TimeSpan.FromSeconds(1) });

        // The limit is as short as a wait, so the hurried clock ends it at once, for every try.
        var error = await Assert.ThrowsAsync<ExecutionException>(() => client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Contains("the registry cannot be reached: no answer within 1 s. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begins_an_upload_again_that_was_cut()
    {
        var session = 0;
        using var registry = new ScriptedRegistry(request => (request.Method, session) switch
        {
            ("HEAD" or "GET", _) => ScriptedAnswer.Empty(404),
            ("POST", _) => ScriptedAnswer.Empty(202).With("Location", $"/v2/storefront/blobs/uploads/{++session}?_state=a%2Bb%7E%3D"),
            ("PUT", 1) => ScriptedAnswer.Reset,
            ("PUT", 2) => ScriptedRegistry.Error(404, "BLOB_UPLOAD_UNKNOWN", "gone"),
            _ => ScriptedAnswer.Empty(201),
        });

        var outcome = await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Image.Source(1), null, Token);

        var digest = Image.Source(1).Descriptor.Digest;
        Assert.Equal(BlobOutcome.Sent, outcome);
        Assert.Equal(
            [
                $"HEAD /v2/storefront/blobs/{digest}",
                "POST /v2/storefront/blobs/uploads/",
                $"PUT /v2/storefront/blobs/uploads/1?_state=a%2Bb%7E%3D&digest=sha256%3A{digest.Hex}",
                "GET /v2/storefront/blobs/uploads/1?_state=a%2Bb%7E%3D",
                $"HEAD /v2/storefront/blobs/{digest}",
                "POST /v2/storefront/blobs/uploads/",
                $"PUT /v2/storefront/blobs/uploads/2?_state=a%2Bb%7E%3D&digest=sha256%3A{digest.Hex}",
                "GET /v2/storefront/blobs/uploads/2?_state=a%2Bb%7E%3D",
                $"HEAD /v2/storefront/blobs/{digest}",
                "POST /v2/storefront/blobs/uploads/",
                $"PUT /v2/storefront/blobs/uploads/3?_state=a%2Bb%7E%3D&digest=sha256%3A{digest.Hex}",
            ],
            registry.Asked);
        Assert.Equal(Image.Blobs[1].Bytes, registry.Server.Requests[^1].Body.ToArray());
    }

    [Fact]
    public async Task Follows_a_blob_to_its_storage_without_the_credentials()
    {
        using var storage = ScriptedServer.Answering(new ScriptedAnswer { Body = Image.Blobs[1].Bytes });
        using var registry = new ScriptedRegistry(
            ScriptedAnswer.Empty(401).With("WWW-Authenticate", "Basic realm=\"test\""),
            ScriptedAnswer.Empty(307).With("Location", storage.Address + "bucket/a%2Fb?X-Signature=%7Ex"));

        await using var blob = await registry.Client.OpenBlobAsync(ScriptedRegistry.Repository, Image.Source(1).Descriptor, Token);
        using var bytes = new MemoryStream();
        await blob.CopyToAsync(bytes, Token);

        Assert.Equal(Image.Blobs[1].Bytes, bytes.ToArray());
        Assert.Equal("Basic QVdTOnBhOnNz", registry.Server.Requests[1].Header("Authorization"));
        Assert.Equal("GET /bucket/a%2Fb?X-Signature=%7Ex", storage.Request.ToString());
        Assert.Null(storage.Request.Header("Authorization"));
    }

    [Fact]
    public async Task Uploads_to_another_host_without_the_credentials()
    {
        using var storage = ScriptedServer.Answering(ScriptedAnswer.Empty(201));
        using var registry = new ScriptedRegistry(
            ScriptedAnswer.Empty(401).With("WWW-Authenticate", "Basic realm=\"test\""),
            ScriptedAnswer.Empty(404),
            ScriptedAnswer.Empty(202).With("Location", storage.Address + "up"));

        await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Image.Source(1), null, Token);

        Assert.NotNull(registry.Server.Requests[2].Header("Authorization"));
        Assert.Null(storage.Request.Header("Authorization"));
        Assert.Equal(Image.Blobs[1].Bytes, storage.Request.Body.ToArray());
    }

    [Fact]
    public async Task Refuses_content_that_is_not_what_was_asked_for()
    {
        var other = new TestImage(seed: 2);
        using var registry = new ScriptedRegistry(
            ScriptedRegistry.Of(other.Manifest),
            new ScriptedAnswer { Body = Image.Manifest.Bytes }.With("Docker-Content-Digest", other.Manifest.Descriptor.Digest.Text).With("Content-Type", MediaTypes.Manifest),
            new ScriptedAnswer { Body = other.Blobs[1].Bytes });

        var byDigest = await Assert.ThrowsAsync<ExecutionException>(
            () => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Image.Manifest.Descriptor.Digest, Token));
        var byTag = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));
        await using var blob = await registry.Client.OpenBlobAsync(ScriptedRegistry.Repository, Image.Source(1).Descriptor, Token);
        var inBlob = await Assert.ThrowsAsync<ExecutionException>(() => blob.CopyToAsync(Stream.Null, Token));

        Assert.Equal($"its digest should be {Image.Manifest.Descriptor.Digest} and is {other.Manifest.Descriptor.Digest}", byDigest.Reason);
        Assert.Equal($"its digest should be {other.Manifest.Descriptor.Digest} and is {Image.Manifest.Descriptor.Digest}", byTag.Reason);
        Assert.Equal($"its digest should be {Image.Source(1).Descriptor.Digest} and is {other.Source(1).Descriptor.Digest}", inBlob.Reason);
    }

    [Theory]
    [InlineData("hello", "text/plain", "the answer is no manifest that we know: 'h' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0.")]
    [InlineData("{}", "text/plain", "the answer is no manifest that we know: its media type is 'text/plain'")]
    [InlineData("<html>", "text/html", "there is no registry: a web page answers (200)")]
    [InlineData("{}", "application/vnd.oci.image.manifest.v1+json", "the answer is no manifest that we know: a manifest without 'config' and 'layers'")]
    [InlineData("[]", "application/vnd.oci.image.manifest.v1+json", "the answer is no manifest that we know: it is not a JSON object")]
    public async Task Refuses_what_is_no_manifest(string body, string mediaType, string reason)
    {
        using var registry = new ScriptedRegistry(ScriptedAnswer.Text(body, contentType: mediaType));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Equal(reason, error.Reason);
        Assert.Equal("Check that the address is that of a registry and that no proxy answers in its place.", error.Remedy);
    }

    [Fact]
    public async Task Refuses_an_answer_longer_than_a_manifest_may_be()
    {
        using var registry = new ScriptedRegistry(new ScriptedAnswer { Body = new byte[(4 * 1024 * 1024) + 1] }.With("Content-Type", MediaTypes.Manifest));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Equal("the answer is longer than 4194304 bytes", error.Reason);
    }

    [Fact]
    public async Task Reads_the_manifest_when_a_look_up_names_no_digest()
    {
        using var registry = new ScriptedRegistry(ScriptedAnswer.Empty(200), ScriptedRegistry.Of(Image.Manifest));

        Assert.Equal(Image.Manifest.Descriptor, await registry.Client.FindManifestAsync(ScriptedRegistry.Repository, Tag, Token));
    }

    [Fact]
    public async Task Says_false_when_a_tag_may_not_move()
    {
        using var registry = new ScriptedRegistry(
            ScriptedRegistry.Error(400, "TAG_INVALID", "The image tag 'v1' already exists in the 'storefront' repository and cannot be overwritten because the repository is immutable."),
            ScriptedRegistry.Error(400, "TAG_INVALID", "manifest tag did not match URI"));

        Assert.False(await registry.Client.WriteManifestAsync(ScriptedRegistry.Repository, Tag, Image.Manifest, Token));
        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.WriteManifestAsync(ScriptedRegistry.Repository, Tag, Image.Manifest, Token));

        Assert.Equal("the registry answers 400 (TAG_INVALID: manifest tag did not match URI)", error.Reason);
    }

    [Fact]
    public async Task Says_what_is_denied_and_which_repository_is_missing()
    {
        using var registry = new ScriptedRegistry(
            ScriptedRegistry.Error(403, "DENIED", "requested access to the resource is denied"),
            ScriptedAnswer.Empty(404),
            ScriptedRegistry.Error(404, "NAME_UNKNOWN", "The repository with name 'storefront' does not exist in the registry with id '111111111111'"));

        var denied = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.Lists.TagsAsync(ScriptedRegistry.Repository, Token));
        var missing = await Assert.ThrowsAsync<ExecutionException>(
            () => registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Image.Source(1), null, Token));

        Assert.Equal(
            $"Cannot list the tags ({registry.Address}/storefront): the credentials do not allow it (DENIED: requested access to the resource is denied). "
            + "Allow it in the policy of their user or role, and in the repository's own policy.",
            denied.Message);
        Assert.Equal(
            $"Cannot upload the blob ({registry.Address}/storefront@{Image.Source(1).Descriptor.Digest}): the registry has no repository 'storefront' "
            + "(NAME_UNKNOWN: The repository with name 'storefront' does not exist in the registry with id '111111111111'). "
            + "Repositories are made by the infrastructure, not by a push: add this one to Terraform and apply it first, or let its ContainerImage say CreateRepository.",
            missing.Message);
    }

    [Fact]
    public async Task Reads_every_page_of_the_tags()
    {
        using var registry = new ScriptedRegistry(
            ScriptedAnswer.Json("""{"name":"storefront","tags":["c","a"]}""").With("Link", "</v2/storefront/tags/list?n=1000&last=c>; rel=\"next\""),
            ScriptedAnswer.Json("""{"name":"storefront","tags":["b"]}"""),
            ScriptedAnswer.Json("""{"name":"storefront","tags":null}"""));

        Assert.Equal<ImageTag>(["a", "b", "c"], await registry.Client.Lists.TagsAsync(ScriptedRegistry.Repository, Token));
        Assert.Empty(await registry.Client.Lists.TagsAsync(ScriptedRegistry.Repository, Token));
        Assert.Equal("GET /v2/storefront/tags/list?n=1000&last=c", registry.Asked.ElementAt(1));
    }

    [Fact]
    public async Task Ends_at_once_when_cancelled()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var registry = new ScriptedRegistry(_ =>
        {
            cancel.Cancel();
            return ScriptedAnswer.Never;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => registry.Client.Lists.TagsAsync(ScriptedRegistry.Repository, cancel.Token));

        Assert.Single(registry.Server.Requests);
    }
}
