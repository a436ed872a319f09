using Pipelines.Clients.Registry;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>What answers where a registry should, and answers that have no end.</summary>
public sealed class NotARegistryTests
{
    private const string Mend = "Check that the address is that of a registry and that no proxy answers in its place.";

    private static readonly TestImage Image = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_an_address_where_no_registry_is()
    {
        using var server = new ScriptedRegistry(_ => ScriptedAnswer.Text("404 page not found", 404));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => server.Client.UploadBlobAsync(ScriptedRegistry.Repository, Image.Source(1), null, Token));

        Assert.Equal($"Cannot find the registry ({server.Address}): there is no registry: http://{server.Address}/v2/ answers 404. {Mend}", error.Message);
    }

    [Fact]
    public async Task Names_a_web_page_that_answers()
    {
        using var server = new ScriptedRegistry(request => request.Method == "HEAD"
            ? ScriptedAnswer.Text("", contentType: "text/html")
            : ScriptedAnswer.Text("<!doctype html><title>Welcome</title>", contentType: "text/html; charset=utf-8"));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => server.Client.FindManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Token));
        var probed = await Assert.ThrowsAsync<ExecutionException>(() => server.Client.RequireRegistryAsync(Token));

        Assert.Equal($"Cannot read the manifest ({server.Address}/storefront:v1): there is no registry: a web page answers (200). {Mend}", error.Message);
        Assert.Equal($"Cannot find the registry ({server.Address}): there is no registry: a web page answers (200). {Mend}", probed.Message);
    }

    [Fact]
    public async Task Takes_a_registry_that_wants_a_login_for_one()
    {
        using var server = new ScriptedRegistry(_ => ScriptedAnswer.Empty(401).With("WWW-Authenticate", "Basic realm=\"x\""));

        await server.Client.RequireRegistryAsync(Token);
    }

    [Fact]
    public async Task Does_not_follow_redirects_for_ever()
    {
        using var server = new ScriptedRegistry(request => ScriptedAnswer.Empty(307).With("Location", request.Path + "x"));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => server.Client.ReadManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Token));

        Assert.Equal(
            $"Cannot read the manifest ({server.Address}/storefront:v1): it is redirected more than 5 times, at last to http://{server.Address}/v2/storefront/manifests/v1xxxxx. {Mend}",
            error.Message);
        Assert.Equal(6, server.Server.Requests.Count);
    }

    [Fact]
    public async Task Does_not_read_lists_for_ever()
    {
        using var server = new ScriptedRegistry(_ => ScriptedAnswer.Json("""{"name":"storefront","tags":["a"]}""").With("Link", "</v2/storefront/tags/list?n=1000&last=a>; rel=\"next\""));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => server.Client.Lists.TagsAsync(ScriptedRegistry.Repository, Token));

        Assert.Equal($"Cannot list the tags ({server.Address}/storefront): the list has no end after 1000 pages. {Mend}", error.Message);
    }

    [Theory]
    [InlineData("application/vnd.docker.distribution.manifest.v1+prettyjws")]
    [InlineData("application/vnd.docker.distribution.manifest.v1+json")]
    [InlineData(null)]
    public async Task Refuses_Dockers_first_schema_by_its_name(string? mediaType)
    {
        var answer = new ScriptedAnswer { Body = """{"schemaVersion":1,"name":"a","tag":"b","fsLayers":[]}"""u8.ToArray() };
        using var server = new ScriptedRegistry(mediaType is null ? answer : answer.With("Content-Type", mediaType));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => server.Client.ReadManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Token));

        Assert.Equal(
            "the answer is no manifest that we know: it is of Docker's schema 1, which was given up in 2017; push the image again with a client of today",
            error.Reason);
    }

    [Fact]
    public async Task Goes_on_reading_a_blob_whose_connection_was_cut_at_every_tenth()
    {
        var image = new TestImage(layers: 1, layerBytes: 1_000_000);
        var blob = image.Blobs[1].Bytes;
        using var server = new ScriptedRegistry(request =>
        {
            var from = request.Header("Range") is { } range ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            var answer = new ScriptedAnswer { Body = blob.AsMemory(from), CutAfter = from + 100_000 < blob.Length ? 100_000 : null, Status = from == 0 ? 200 : 206 };
            return from == 0 ? answer : answer.With("Content-Range", $"bytes {from}-{blob.Length - 1}/{blob.Length}");
        });

        await using var stream = await server.Client.OpenBlobAsync(ScriptedRegistry.Repository, image.Source(1).Descriptor, Token);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Token);

        Assert.Equal(blob, read.ToArray());
        Assert.Equal(10, server.Server.Requests.Count);
    }

    [Fact]
    public async Task Skips_what_it_has_when_the_registry_knows_no_parts()
    {
        var cuts = 0;
        var blob = Image.Blobs[1].Bytes;
        using var server = new ScriptedRegistry(_ => new ScriptedAnswer { Body = blob, CutAfter = cuts++ == 0 ? 400 : null });

        await using var stream = await server.Client.OpenBlobAsync(ScriptedRegistry.Repository, Image.Source(1).Descriptor, Token);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Token);

        Assert.Equal(blob, read.ToArray());
        Assert.Equal("bytes=400-", server.Server.Requests[1].Header("Range"));
    }

    [Fact]
    public async Task Refuses_to_write_a_manifest_that_no_registry_takes()
    {
        using var server = new ScriptedRegistry();
        var manifest = Manifest.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"manifests":[],"annotations":{"x":"{{new string('y', 4 * 1024 * 1024)}}"} }"""));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => server.Client.WriteManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", manifest, Token));

        Assert.Equal(
            $"Cannot write the manifest ({server.Address}/storefront:v1): it has {manifest.Bytes.Length} bytes, and a registry takes 4194304 at most. "
            + "Take annotations out of it, or make the index one of fewer images.",
            error.Message);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(404)]
    public async Task Takes_an_image_that_is_there_already_for_success(int status)
    {
        using var server = new ScriptedRegistry(
            ScriptedRegistry.Error(400, "ImageAlreadyExistsException", $"Image with digest '{Image.Manifest.Descriptor.Digest}' and tag 'v1' already exists in the repository"),
            status == 404 ? ScriptedAnswer.Empty(404) : ScriptedRegistry.Of(Image.Manifest));

        if (status == 404)
        {
            await Assert.ThrowsAsync<ExecutionException>(() => server.Client.WriteManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Image.Manifest, Token));
        }
        else
        {
            Assert.True(await server.Client.WriteManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Image.Manifest, Token));
        }
    }
}
