using Pipelines.Clients.Registry;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

public sealed class RegistryAuthenticationTests
{
    private static readonly TestImage Image = new();
    private static readonly ImageTag Tag = "v1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_basic_credentials_from_the_second_request_on()
    {
        using var registry = new ScriptedRegistry(
            ScriptedAnswer.Empty(401).With("WWW-Authenticate", "Basic realm=\"https://x/\",service=\"ecr.amazonaws.com\""),
            ScriptedRegistry.Of(Image.Manifest),
            ScriptedRegistry.Of(Image.Manifest));
        using var client = new OciRegistry(registry.Options() with { Credentials = RegistryCredentials.OfToken(new Secret("QVdTOng=")) });

        await client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);
        await client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);

        Assert.Equal([null, "Basic QVdTOng=", "Basic QVdTOng="], registry.Server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task Exchanges_the_credentials_for_a_token_of_each_scope_and_keeps_it_until_it_ends()
    {
        using var registry = Bearer("\"expires_in\":300");

        await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);
        await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);
        await registry.Client.UploadBlobAsync(ScriptedRegistry.Repository, Image.Source(1), "other/repository", Token);
        registry.Time.Now += TimeSpan.FromSeconds(299);
        await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);

        var tokens = registry.Server.Requests.Where(request => request.Path == "/token").ToList();
        Assert.Equal(
            [
                "?a=b&service=the%20registry&scope=repository%3Astorefront%3Apull",
                "?a=b&service=the%20registry&scope=repository%3Astorefront%3Apull%2Cpush&scope=repository%3Aother%2Frepository%3Apull",
                "?a=b&service=the%20registry&scope=repository%3Astorefront%3Apull",
            ],
            tokens.Select(request => "?" + request.Query));
        Assert.All(tokens, request => Assert.Equal("Basic QVdTOnBhOnNz", request.Header("Authorization")));
    }

    [Fact]
    public async Task Asks_for_a_new_token_when_the_registry_no_longer_takes_the_old_one()
    {
        var token = 0;
        var valid = 1;
        using var registry = new ScriptedRegistry(request =>
            request.Path == "/token" ? ScriptedAnswer.Json($$"""{"access_token":"t{{++token}}"}""")
            : request.Header("Authorization") == $"Bearer t{valid}" ? ScriptedRegistry.Of(Image.Manifest)
            : Challenge(request));

        await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);
        valid = 2;
        await registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token);

        Assert.Equal(2, token);
    }

    [Fact]
    public async Task Asks_for_a_token_without_credentials_when_there_are_none()
    {
        using var registry = Bearer("\"issued_at\":\"x\"");
        using var client = new OciRegistry(registry.Options() with { Credentials = null });

        Assert.NotNull(await client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));
        Assert.Null(registry.Server.Requests.Single(request => request.Path == "/token").Header("Authorization"));
    }

    [Fact]
    public async Task Says_that_the_credentials_are_not_accepted_for_a_token()
    {
        using var registry = new ScriptedRegistry(request =>
            request.Path == "/token" ? ScriptedRegistry.Error(401, "UNAUTHORIZED", "incorrect username or password") : Challenge(request));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Equal("the registry does not accept the credentials (UNAUTHORIZED: incorrect username or password)", error.Reason);
    }

    [Fact]
    public async Task Says_that_a_token_does_not_help()
    {
        using var registry = new ScriptedRegistry(request =>
            request.Path == "/token" ? ScriptedAnswer.Json("""{"token":"t"}""") : Challenge(request));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Equal("the registry does not accept the credentials", error.Reason);
        Assert.Equal(3, registry.Server.Requests.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("hello")]
    [InlineData("""{"token":""}""")]
    public async Task Refuses_an_answer_without_a_token(string answer)
    {
        using var registry = new ScriptedRegistry(request => request.Path == "/token" ? ScriptedAnswer.Json(answer) : Challenge(request));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Equal(
            $"Cannot log in to the registry ({registry.Address}): http://{registry.Address}/token answers without a token. "
            + "Check that the address is that of a registry and that no proxy answers in its place.",
            error.Message);
    }

    [Fact]
    public async Task Does_not_send_credentials_where_they_can_be_read_on_the_way()
    {
        using var registry = new ScriptedRegistry(ScriptedAnswer.Empty(401).With("WWW-Authenticate", "Bearer realm=\"http://tokens.example/\""));

        var error = await Assert.ThrowsAsync<ExecutionException>(() => registry.Client.ReadManifestAsync(ScriptedRegistry.Repository, Tag, Token));

        Assert.Equal(
            $"Cannot log in to the registry ({registry.Address}): it wants the credentials sent to 'http://tokens.example/', which is not https. "
            + "Let the registry name an https address for its tokens.",
            error.Message);
    }

    private static ScriptedRegistry Bearer(string more) => new(request => request switch
    {
        { Path: "/token" } => ScriptedAnswer.Json($$"""{"token":"t{{request.Query.GetHashCode(StringComparison.Ordinal)}}",{{more}}}"""),
        _ when request.Header("Authorization")?.StartsWith("Bearer t", StringComparison.Ordinal) != true => Challenge(request),
        { Method: "GET" } => ScriptedRegistry.Of(Image.Manifest),
        { Method: "HEAD" } => ScriptedAnswer.Empty(404),
        _ => ScriptedAnswer.Empty(201),
    });

    private static ScriptedAnswer Challenge(ScriptedRequest request) => ScriptedAnswer.Empty(401).With(
        "WWW-Authenticate", $"Bearer realm=\"http://{request.Header("Host")}/token?a=b\",service=\"the registry\",error=\"invalid_token\"");
}
