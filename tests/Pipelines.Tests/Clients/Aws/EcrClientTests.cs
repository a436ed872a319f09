using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

public sealed class EcrClientTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_what_the_registry_is_shown()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(
            """{"authorizationData":[{"authorizationToken":"QVdTOnB3","expiresAt":1700000000.5,"proxyEndpoint":"https://111111111111.dkr.ecr.eu-west-1.amazonaws.com"}]}"""));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        var authorization = await ecr.AuthorizeAsync(End);

        Assert.Equal("QVdTOnB3", authorization.Token.Reveal());
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1700000000500), authorization.ExpiresAt);
        Assert.Equal("https://111111111111.dkr.ecr.eu-west-1.amazonaws.com", authorization.ProxyEndpoint);
        Assert.DoesNotContain("QVdTOnB3", authorization.ToString());
        Assert.Equal("{}", server.Request.Text);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"authorizationData":[]}""")]
    [InlineData("""{"authorizationData":[{"authorizationToken":"QVdTOnB3"}]}""")]
    public async Task Refuses_an_answer_without_a_token(string answer)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(answer));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ecr.AuthorizeAsync(End));

        Assert.Equal(
            "Cannot log in to Amazon ECR (region eu-west-1, eu-west-1): the answer holds no authorization. Look at AWS_ENDPOINT_URL: what answers there is not Amazon ECR.",
            refused.Message);
    }

    [Fact]
    public async Task Finds_a_repository()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Repositories("""
            "imageTagMutability":"IMMUTABLE_WITH_EXCLUSION","imageTagMutabilityExclusionFilters":[{"filterType":"WILDCARD","filter":"dev"},{"filterType":"WILDCARD","filter":"feature-*"}]
            """)));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        var repository = await ecr.FindRepositoryAsync(RepositoryName.Parse("team/storefront"), End);

        Assert.Equal("""{"repositoryNames":["team/storefront"]}""", server.Request.Text);
        Assert.Equal(("team/storefront", "u/team/storefront"), (repository!.Name.Text, repository.Uri));
        Assert.True(repository.CanMove("dev"));
        Assert.True(repository.CanMove("feature-7"));
        Assert.False(repository.CanMove("develop"));
        Assert.False(repository.CanMove("a-feature-7"));
    }

    [Theory]
    [InlineData("MUTABLE", true)]
    [InlineData("IMMUTABLE", false)]
    public async Task Knows_whether_tags_move(string mutability, bool move)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Repositories($"\"imageTagMutability\":\"{mutability}\"")));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        Assert.Equal(move, (await ecr.FindRepositoryAsync(RepositoryName.Parse("team/storefront"), End))!.CanMove("dev"));
    }

    [Fact]
    public async Task Finds_nothing_where_nothing_is()
    {
        using var server = ScriptedServer.Answering(AwsTesting.Error("RepositoryNotFoundException", "The repository does not exist"));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        Assert.Null(await ecr.FindRepositoryAsync(RepositoryName.Parse("team/storefront"), End));
    }

    [Fact]
    public async Task Creates_a_repository_whose_tags_stay_and_whose_images_are_scanned()
    {
        using var server = ScriptedServer.Answering(request => AwsTesting.Operation(request) == "DescribeRepositories" ? AwsTesting.Error("RepositoryNotFoundException", "none") : ScriptedAnswer.Json(
            """{"repository":{"repositoryName":"storefront","repositoryUri":"u","imageTagMutability":"IMMUTABLE_WITH_EXCLUSION","imageTagMutabilityExclusionFilters":[{"filterType":"WILDCARD","filter":"dev"},{"filterType":"WILDCARD","filter":"sit"}],"imageScanningConfiguration":{"scanOnPush":true}}}"""));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        await ecr.EnsureRepositoryAsync(RepositoryName.Parse("storefront"), [], End);
        var created = await ecr.EnsureRepositoryAsync(RepositoryName.Parse("storefront"), ["dev", "sit"], End);

        Assert.Equal(("u", true), (created.Repository.Uri, created.IsCreated));
        Assert.Empty(created.Differences);
        Assert.Equal(
            [
                """{"repositoryName":"storefront","imageTagMutability":"IMMUTABLE","imageScanningConfiguration":{"scanOnPush":true}}""",
                """{"repositoryName":"storefront","imageTagMutability":"IMMUTABLE_WITH_EXCLUSION","imageTagMutabilityExclusionFilters":[{"filterType":"WILDCARD","filter":"dev"},{"filterType":"WILDCARD","filter":"sit"}],"imageScanningConfiguration":{"scanOnPush":true}}""",
            ],
            server.Requests.Where(request => AwsTesting.Operation(request) == "CreateRepository").Select(request => request.Text));
    }

    [Fact]
    public async Task Leaves_a_repository_that_is_there_as_it_is_and_tells_how_it_differs()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(Repositories("\"imageTagMutability\":\"MUTABLE\"")));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        var there = await ecr.EnsureRepositoryAsync(RepositoryName.Parse("team/storefront"), ["dev", "sit"], End);

        Assert.False(there.IsCreated);
        Assert.Equal(
            [
                "ECR repository team/storefront: tags can be set again, so a commit's image can be replaced; make it IMMUTABLE_WITH_EXCLUSION for dev, sit.",
                "ECR repository team/storefront: images are not scanned when they come; set scanOnPush.",
            ],
            there.Differences);
        Assert.Equal("DescribeRepositories", AwsTesting.Operation(server.Request));
    }

    [Fact]
    public async Task Takes_the_repository_that_somebody_else_has_just_created()
    {
        var there = ScriptedAnswer.Json(Repositories("\"imageTagMutability\":\"IMMUTABLE\",\"imageScanningConfiguration\":{\"scanOnPush\":true}"));
        using var server = ScriptedServer.Answering(AwsTesting.Error("RepositoryNotFoundException", "none"), AwsTesting.Error("RepositoryAlreadyExistsException", "exists"), there);
        using var ecr = new EcrClient(AwsTesting.Access(server));

        var found = await ecr.EnsureRepositoryAsync(RepositoryName.Parse("team/storefront"), ["uat"], End);

        Assert.False(found.IsCreated);
        Assert.Equal(["ECR repository team/storefront: the tag uat cannot move; exclude it from the immutability."], found.Differences);
    }

    [Fact]
    public async Task Says_who_may_not_create_a_repository()
    {
        using var server = ScriptedServer.Answering(AwsTesting.Error("RepositoryNotFoundException", "none"), AwsTesting.Error(
            "AccessDeniedException", "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: ecr:CreateRepository on resource: *"));
        using var ecr = new EcrClient(AwsTesting.Access(server));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ecr.EnsureRepositoryAsync(RepositoryName.Parse("storefront"), [], End));

        Assert.StartsWith("Cannot create the ECR repository (storefront, eu-west-1): arn:aws:iam::111111111111:user/ann may not ecr:CreateRepository: ", refused.Message);
    }

    private static string Repositories(string members) =>
        $$"""{"repositories":[{"repositoryName":"team/storefront","repositoryUri":"u/team/storefront",{{members}}}]}""";
}
