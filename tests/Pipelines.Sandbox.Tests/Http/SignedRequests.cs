using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Http;

/// <summary>What is refused before an operation is reached, and how.</summary>
public sealed class SignedRequests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_understood_when_curl_signs_it()
    {
        var curl = RealPart.Require("curl")[0];
        await using var started = await Started.NewAsync();

        var answer = await Tool.RunAsync(curl, [
            "--silent", "--aws-sigv4", "aws:amz:eu-west-1:ecs", "--user", "111111111111:sandbox",
            "--header", "X-Amz-Target: AmazonEC2ContainerServiceV20141113.ListClusters", "--header", "Content-Type: application/x-amz-json-1.1",
            "--data", "{}", started.Address + "/"]);

        Assert.Equal("""{"clusterArns":["arn:aws:ecs:eu-west-1:111111111111:cluster/storefront-dev"]}""", answer);
    }

    [Fact]
    public async Task Is_refused_with_a_wrong_secret()
    {
        await using var started = await Started.NewAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs", secret: "wrong");

        Assert.Equal(
            "400 InvalidSignatureException: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
            await ecs.RefusedAsync("ListClusters"));
    }

    [Fact]
    public async Task Is_refused_with_an_unknown_key()
    {
        await using var started = await Started.NewAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs", accessKey: "AKIAIOSFODNN7EXAMPLE");

        Assert.Equal("400 UnrecognizedClientException: The security token included in the request is invalid.", await ecs.RefusedAsync("ListClusters"));
    }

    [Fact]
    public async Task Is_refused_when_it_was_signed_for_another_service()
    {
        await using var started = await Started.NewAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs");

        var answer = await ecs.SendAsync("ListClusters", "{}", signedService: "ecr");

        Assert.Equal("400 InvalidSignatureException: Credential should be scoped to correct service: 'ecs'.", answer.Refusal);
    }

    [Fact]
    public async Task Is_refused_when_its_clock_is_an_hour_behind()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
        await using var started = await Started.NewAsync(options => options with { TimeProvider = clock });
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs", clock: new FakeTimeProvider(clock.GetUtcNow().AddHours(-1)));

        Assert.Equal(
            "400 InvalidSignatureException: Signature expired: 20260105T110000Z is now earlier than 20260105T115500Z (20260105T120000Z - 5 min.)",
            await ecs.RefusedAsync("ListClusters"));
    }

    [Theory]
    [InlineData("{", "400 SerializationException: Unable to parse the request body as JSON.")]
    [InlineData("[]", "400 SerializationException: Start of structure or map found where not expected.")]
    [InlineData("""{"maxResults":"ten"}""", "400 SerializationException: STRING_VALUE cannot be converted to NUMBER_VALUE (maxResults)")]
    [InlineData("""{"maxResults":1000}""", "400 InvalidParameterException: maxResults must be between 1 and 100.")]
    [InlineData("""{"nextToken":"x"}""", "400 InvalidParameterException: Invalid token provided.")]
    public async Task Is_refused_when_its_body_is_wrong(string body, string refusal)
    {
        await using var started = await Started.NewAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs");

        Assert.Equal(refusal, (await ecs.SendAsync("ListClusters", body)).Refusal);
    }

    [Fact]
    public async Task Is_refused_when_the_operation_is_not_known()
    {
        await using var started = await Started.NewAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs");

        Assert.Equal("400 UnknownOperationException: The requested operation is not recognized by the service.", await ecs.RefusedAsync("LaunchRocket"));
    }

    [Fact]
    public async Task Carries_a_request_id_and_no_server_header()
    {
        await using var started = await Started.NewAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs");

        var (good, bad) = (await ecs.SendAsync("ListClusters", "{}"), await ecs.SendAsync("LaunchRocket", "{}"));

        Assert.All([good, bad], answer =>
        {
            Assert.True(Guid.TryParse(answer.Headers.GetValues("x-amzn-RequestId").Single(), out _));
            Assert.False(answer.Headers.Contains("Server"));
        });
    }

    [Fact]
    public async Task Is_refused_without_a_signature()
    {
        await using var started = await Started.NewAsync();
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ListClusters");

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal("""{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}""", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Is_told_what_is_served_when_it_goes_elsewhere()
    {
        await using var started = await Started.NewAsync();
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };

        using var response = await http.GetAsync("/favicon.ico", Cancellation);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.StartsWith("Nothing is served here: POST / is AWS", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["message"], StringComparison.Ordinal);
    }
}
