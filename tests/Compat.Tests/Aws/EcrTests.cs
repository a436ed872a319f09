using Amazon.ECR;
using Amazon.ECR.Model;

using Pipelines.Testing;

using Xunit;

namespace Compat.Tests.Aws;

public sealed class EcrTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creates_a_repository_with_tags_in_ECR_s_spelling()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"repository":{"repositoryUri":"u","createdAt":1700000000}}"""));
        using var ecr = Clients.Ecr(server.Address);

        var answer = await ecr.CreateRepositoryAsync(
            new CreateRepositoryRequest
            {
                RepositoryName = "storefront",
                ImageTagMutability = ImageTagMutability.IMMUTABLE_WITH_EXCLUSION,
                ImageTagMutabilityExclusionFilters =
                    [new ImageTagMutabilityExclusionFilter { FilterType = ImageTagMutabilityExclusionFilterType.WILDCARD, Filter = "dev" }],
                ImageScanningConfiguration = new ImageScanningConfiguration { ScanOnPush = true },
                Tags = [new Tag { Key = "team", Value = "shop" }],
            },
            End);

        Assert.Equal(
            """
            {"repositoryName":"storefront","tags":[{"Key":"team","Value":"shop"}],"imageTagMutability":"IMMUTABLE_WITH_EXCLUSION","imageTagMutabilityExclusionFilters":[{"filterType":"WILDCARD","filter":"dev"}],"imageScanningConfiguration":{"scanOnPush":true}}
            """,
            server.Request.Text);
        Assert.Equal("u", answer.Repository.RepositoryUri);
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1700000000), answer.Repository.CreatedAt);
    }

    [Fact]
    public async Task Reads_an_authorization_token()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(
            """{"authorizationData":[{"authorizationToken":"QVdTOnB3","expiresAt":1700000000.5,"proxyEndpoint":"https://1.dkr.ecr.eu-central-1.amazonaws.com"}]}"""));
        using var ecr = Clients.Ecr(server.Address);

        var data = (await ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), End)).AuthorizationData.Single();

        Assert.Equal(
            ("QVdTOnB3", DateTime.UnixEpoch.AddSeconds(1700000000.5), "https://1.dkr.ecr.eu-central-1.amazonaws.com"),
            (data.AuthorizationToken, data.ExpiresAt!.Value, data.ProxyEndpoint));
    }

    [Fact]
    public async Task Keeps_a_manifest_byte_for_byte()
    {
        const string Manifest = "{\n  \"schemaVersion\": 2, \"x\": \"é<\\u00e9>\"\n}";
        using var server = ScriptedServer.Answering(
            ScriptedAnswer.Json(new System.Text.Json.Nodes.JsonObject
            {
                ["images"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["imageManifest"] = Manifest }),
            }.ToJsonString()),
            ScriptedAnswer.Json("{}"));
        using var ecr = Clients.Ecr(server.Address);

        var read = await ecr.BatchGetImageAsync(new BatchGetImageRequest { ImageIds = [new ImageIdentifier { ImageTag = "dev" }] }, End);
        await ecr.PutImageAsync(new PutImageRequest { ImageManifest = read.Images[0].ImageManifest, ImageTag = "sit" }, End);

        Assert.Equal("""{"imageIds":[{"imageTag":"dev"}]}""", server.Requests[0].Text);
        Assert.Equal(Manifest, server.Requests[1].Json!["imageManifest"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("RepositoryNotFoundException", typeof(RepositoryNotFoundException))]
    [InlineData("ImageTagAlreadyExistsException", typeof(ImageTagAlreadyExistsException))]
    [InlineData("ImageAlreadyExistsException", typeof(ImageAlreadyExistsException))]
    public async Task Throws_the_exception_that_the_answer_names(string code, Type expected)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json($$"""{"__type":"{{code}}","message":"m"}""", 400));
        using var ecr = Clients.Ecr(server.Address);

        var error = await Assert.ThrowsAnyAsync<AmazonECRException>(() => ecr.PutImageAsync(new PutImageRequest(), End));

        Assert.IsType(expected, error);
    }
}
