using Pipelines.Clients.Registry;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>Registries that take uploads each in its own way.</summary>
public sealed class UploadShapesTests
{
    private const int Size = 200_000;
    private const string Session = "/v2/storefront/blobs/uploads/1";

    private static readonly TestImage Image = new(layerBytes: Size, layers: 1);
    private static readonly BlobSource Blob = Image.Source(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Streams_a_blob_in_one_part_and_finishes_it()
    {
        using var registry = Registry(_ => Accepted("0-199999"));

        Assert.Equal(BlobOutcome.Sent, await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token));

        Assert.Equal(["HEAD", "POST", "PATCH", "PUT"], registry.Server.Requests.Select(request => request.Method));
        var patch = registry.Server.Requests[2];
        Assert.Equal((Image.Blobs[1].Bytes.Length, "200000", null), (patch.Body.Length, patch.Header("Content-Length"), patch.Header("Content-Range")));
        Assert.Equal("0", registry.Server.Requests[3].Header("Content-Length"));
    }

    [Fact]
    public async Task Goes_on_where_the_registry_says_that_it_took_less()
    {
        using var registry = Registry(patch => patch.Header("Content-Range") is null ? Accepted("0-99999") : Accepted("0-199999"));

        await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token);

        var second = registry.Server.Requests.Last(request => request.Method == "PATCH");
        Assert.Equal("100000-199999", second.Header("Content-Range"));
        Assert.Equal(Image.Blobs[1].Bytes[100_000..], second.Body.ToArray());
    }

    [Theory]
    [InlineData(202, null)]
    [InlineData(201, "0-99999")]
    [InlineData(204, "0-0")]
    public async Task Takes_a_registry_at_its_status_that_says_nothing_new_about_what_it_has(int status, string? range)
    {
        using var registry = Registry(_ => range is null ? ScriptedAnswer.Empty(status) : ScriptedAnswer.Empty(status).With("Range", range));
        using var client = new OciRegistry(registry.Options() with { ChunkBytes = 100_000 });

        await client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token);

        Assert.Equal(["0-99999", "100000-199999"], registry.Server.Requests.Where(request => request.Method == "PATCH").Select(request => request.Header("Content-Range")));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task Sends_a_blob_in_one_request_to_a_registry_that_knows_no_parts(int status)
    {
        using var registry = Registry(_ => ScriptedRegistry.Error(status, "UNSUPPORTED", "no"));

        await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token);

        Assert.Equal(["HEAD", "POST", "PATCH", "POST", "PUT"], registry.Server.Requests.Select(request => request.Method));
        Assert.Equal(Image.Blobs[1].Bytes, registry.Server.Requests[4].Body.ToArray());
    }

    [Fact]
    public async Task Sends_smaller_parts_when_one_is_too_large()
    {
        var large = new TestImage(layerBytes: 3 * 1024 * 1024, layers: 1).Source(1);
        using var registry = Registry(patch => patch.Body.Length > 2_000_000 ? ScriptedAnswer.Empty(413) : Accepted("0-" + (patch.Header("Content-Range") ?? "0-0").Split('-')[1]));

        await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, large, null, Token);

        Assert.Equal(["0-1572863", "1572864-3145727"], registry.Server.Requests.Where(request => request.Method == "PATCH" && request.Body.Length < 2_000_000).Select(request => request.Header("Content-Range")));
    }

    [Fact]
    public async Task Asks_where_to_go_on_when_a_part_does_not_follow()
    {
        var patches = 0;
        using var registry = Registry(
            _ => ++patches == 2 ? ScriptedAnswer.Empty(416) : Accepted(patches == 1 ? "0-99999" : "0-199999"),
            status: Accepted("0-49999") with { Status = 204 });
        using var client = new OciRegistry(registry.Options() with { ChunkBytes = 150_000 });

        await client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token);

        Assert.Equal(
            ["0-149999", "100000-199999", "50000-199999"],
            registry.Server.Requests.Where(request => request.Method == "PATCH").Select(request => request.Header("Content-Range")));
        Assert.Equal(Image.Blobs[1].Bytes[50_000..], registry.Server.Requests.Last(request => request.Method == "PATCH").Body.ToArray());
    }

    [Fact]
    public async Task Sends_parts_as_large_as_the_registry_wants_them()
    {
        using var registry = Registry(patch => Accepted("0-" + patch.Header("Content-Range")!.Split('-')[1]), opened: Accepted("0-0").With("OCI-Chunk-Min-Length", "120000"));
        using var client = new OciRegistry(registry.Options() with { ChunkBytes = 10_000 });

        await client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token);

        Assert.Equal(["0-119999", "120000-199999"], registry.Server.Requests.Where(request => request.Method == "PATCH").Select(request => request.Header("Content-Range")));
    }

    [Fact]
    public async Task Follows_each_new_place_of_an_upload_relative_or_not()
    {
        using var registry = Registry(
            patch => Accepted("0-" + patch.Header("Content-Range")!.Split('-')[1], patch.Target.EndsWith("/1", StringComparison.Ordinal) ? "2?state=a%2Fb" : "/elsewhere/3"));
        using var client = new OciRegistry(registry.Options() with { ChunkBytes = 100_000 });

        await client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token);

        Assert.Equal(
            [$"PATCH {Session}", "PATCH /v2/storefront/blobs/uploads/2?state=a%2Fb", $"PUT /elsewhere/3?digest=sha256%3A{Blob.Descriptor.Digest.Hex}"],
            registry.Asked.Skip(2));
    }

    [Fact]
    public async Task Is_content_when_only_the_last_answer_was_lost()
    {
        var isThere = false;
        using var registry = new ScriptedRegistry(request =>
        {
            switch (request.Method)
            {
                case "HEAD":
                    return ScriptedAnswer.Empty(isThere ? 200 : 404);
                case "POST":
                    return Accepted("0-0");
                case "PATCH":
                    return Accepted("0-199999");
                case "PUT":
                    isThere = true;
                    return ScriptedAnswer.Reset;
                default:
                    return ScriptedRegistry.Error(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
            }
        });

        Assert.Equal(BlobOutcome.Sent, await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token));

        Assert.Equal(["HEAD", "POST", "PATCH", "PUT", "GET", "HEAD"], registry.Server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Says_that_other_bytes_arrived_than_were_sent()
    {
        using var registry = Registry(_ => Accepted("0-199999"), finished: ScriptedRegistry.Error(400, "DIGEST_INVALID", "provided digest did not match uploaded content"));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token));

        Assert.Equal(
            $"Cannot upload the blob ({registry.Address}/storefront@{Blob.Descriptor.Digest}): what arrived at the registry has another digest "
            + "(DIGEST_INVALID: provided digest did not match uploaded content). Try again; if it stays so, a proxy or the registry's storage changes what passes through it.",
            error.Message);
    }

    [Fact]
    public async Task Refuses_a_registry_that_stores_another_blob_than_was_sent()
    {
        var other = Digest.Of([1]);
        using var registry = Registry(_ => Accepted("0-199999"), finished: ScriptedAnswer.Empty(201).With("Docker-Content-Digest", other.Text));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Blob, null, Token));

        Assert.Equal($"its digest should be {Blob.Descriptor.Digest} and is {other}", error.Reason);
    }

    private static ScriptedRegistry Registry(
        Func<ScriptedRequest, ScriptedAnswer> patch, ScriptedAnswer? opened = null, ScriptedAnswer? status = null, ScriptedAnswer? finished = null) =>
        new(request => request.Method switch
        {
            "HEAD" => ScriptedAnswer.Empty(404),
            "POST" => opened ?? Accepted("0-0"),
            "PATCH" => patch(request),
            "GET" => status ?? ScriptedRegistry.Error(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry"),
            _ => finished ?? ScriptedAnswer.Empty(201),
        });

    private static ScriptedAnswer Accepted(string range, string location = Session) => ScriptedAnswer.Empty(202).With("Location", location).With("Range", range);
}
