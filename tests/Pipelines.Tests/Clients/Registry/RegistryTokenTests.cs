using Pipelines.Clients.Registry;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>Tokens and credentials that end while they are needed.</summary>
public sealed class RegistryTokenTests
{
    private static readonly TestImage Image = new(layerBytes: 200_000, layers: 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gets_a_new_token_when_one_ends_in_the_middle_of_an_upload()
    {
        var (issued, patches) = (0, 0);
        using var registry = new ScriptedRegistry(request =>
        {
            if (request.Path == "/token")
            {
                return ScriptedAnswer.Json($$"""{"token":"t{{++issued}}"}""");
            }

            // Every other part comes too late for its token.
            if (request.Header("Authorization") is null || (request.Method == "PATCH" && ++patches % 2 == 0))
            {
                return Challenge(request);
            }

            return request.Method switch
            {
                "HEAD" => ScriptedAnswer.Empty(404),
                "POST" => ScriptedAnswer.Empty(202).With("Location", "/u"),
                "PATCH" => ScriptedAnswer.Empty(202).With("Range", "0-" + request.Header("Content-Range")!.Split('-')[1]),
                _ => ScriptedAnswer.Empty(201),
            };
        });
        using var client = new OciRegistry(registry.Options() with { ChunkBytes = 50_000 });

        Assert.Equal(BlobOutcome.Sent, await client.UploadBlobAsync(ScriptedRegistry.Repository, Image.Source(1), null, Token));

        var parts = registry.Server.Requests.Where(request => request.Method == "PATCH").ToList();
        Assert.Equal([0, 50_000, 50_000, 100_000, 100_000, 150_000, 150_000], parts.Select(part => int.Parse(part.Header("Content-Range")!.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("Bearer t5", parts[^1].Header("Authorization"));
        Assert.DoesNotContain(registry.Log.Lines, line => line.StartsWith("warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asks_once_for_a_token_that_several_blobs_wait_for()
    {
        using var registry = new ScriptedRegistry(request => request switch
        {
            { Path: "/token" } => ScriptedAnswer.Json("""{"token":"t"}"""),
            _ when request.Header("Authorization") is null => Challenge(request),
            _ => ScriptedAnswer.Empty(200),
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => registry.Client.HasBlobAsync(ScriptedRegistry.Repository, Image.Source(1).Descriptor.Digest, Token)));

        Assert.Single(registry.Server.Requests, request => request.Path == "/token");
    }

    [Fact]
    public async Task Renews_credentials_that_have_ended_and_goes_on()
    {
        var renewed = 0;
        using var registry = new ScriptedRegistry(request => request.Header("Authorization") == "Basic bmV3"
            ? ScriptedRegistry.Of(Image.Manifest)
            : ScriptedRegistry.Error(401, "DENIED", "Your authorization token has expired. Reauthenticate and try again.").With("WWW-Authenticate", "Basic realm=\"https://ecr/\""));
        using var client = new OciRegistry(registry.Options() with
        {
            Renew = _ =>
            {
                renewed++;
                return Task.FromResult(RegistryCredentials.OfToken(new Secret("bmV3")));
            },
        });

        // The first 401 asks for credentials; only the second says that they have ended.
        Assert.NotNull(await client.ReadManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Token));
        Assert.Equal([null, "Basic QVdTOnBhOnNz", "Basic bmV3"], registry.Server.Requests.Select(request => request.Header("Authorization")));
        Assert.Equal(1, renewed);
    }

    [Theory]
    [InlineData("Basic realm=\"x\", Bearer realm=\"REALM\",service=\"s\"")]
    [InlineData("Negotiate", "Basic realm=\"x\"", "Bearer realm=\"REALM\",service=\"s\",scope=\"a,b\"")]
    [InlineData("bearer REALM=\"REALM\", service=\"s\", realm=\"other\"")]
    public async Task Takes_a_token_where_several_ways_are_offered(params string[] challenges)
    {
        using var registry = new ScriptedRegistry(request => request switch
        {
            { Path: "/token" } => ScriptedAnswer.Json("""{"access_token":"t"}"""),
            _ when request.Header("Authorization") == "Bearer t" => ScriptedRegistry.Of(Image.Manifest),
            _ => challenges.Aggregate(ScriptedAnswer.Empty(401), (answer, challenge) => answer.With("WWW-Authenticate", challenge.Replace("\"REALM\"", $"\"http://{request.Header("Host")}/token\"", StringComparison.Ordinal))),
        });

        Assert.NotNull(await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Token));
        Assert.Equal("service=s&scope=repository%3Astorefront%3Apull", registry.Server.Requests[1].Query);
    }

    [Fact]
    public async Task Tries_again_when_the_token_service_is_disturbed()
    {
        var asked = 0;
        using var registry = new ScriptedRegistry(request => request switch
        {
            { Path: "/token" } => ++asked == 1 ? ScriptedAnswer.Empty(503) : ScriptedAnswer.Json("""{"token":"t"}"""),
            _ when request.Header("Authorization") is null => Challenge(request),
            _ => ScriptedRegistry.Of(Image.Manifest),
        });

        Assert.NotNull(await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Token));
        Assert.Equal(
            $"warning: {registry.Address}/storefront:v1: http://{registry.Address}/token answers 503; trying again in 0.4 s (try 2 of 5).",
            Assert.Single(registry.Log.Lines, line => line.StartsWith("warning", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Refuses_an_endless_token()
    {
        using var registry = new ScriptedRegistry(request => request.Path == "/token"
            ? new ScriptedAnswer { Body = new byte[2_000_000] }
            : Challenge(request));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, (ImageTag)"v1", Token));

        Assert.Equal($"http://{registry.Address}/token answers without a token", error.Reason);
    }

    private static ScriptedAnswer Challenge(ScriptedRequest request) =>
        ScriptedAnswer.Empty(401).With("WWW-Authenticate", $"Bearer realm=\"http://{request.Header("Host")}/token\"");
}
