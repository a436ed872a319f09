using Microsoft.Extensions.Time.Testing;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Sts;

/// <summary>Statuses, codes and texts of requests whose signature does not hold.</summary>
public sealed class SignatureRefusals
{
    private const string Mismatch = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    [Fact]
    public async Task Of_another_secret_service_or_region()
    {
        await using var started = await Started.NewAsync();
        using var secret = new AwsJsonClient(started.Sandbox.Endpoint, "ecr", secret: "other");
        using var service = new AwsJsonClient(started.Sandbox.Endpoint, "ecr");
        using var region = new AwsJsonClient(started.Sandbox.Endpoint, "ecr", region: "europe");
        using var key = new AwsJsonClient(started.Sandbox.Endpoint, "ecr", "ASIAEXAMPLE");

        Assert.Equal($"400 InvalidSignatureException: {Mismatch}", await secret.RefusedAsync("DescribeRepositories"));
        Assert.Equal("400 InvalidSignatureException: Credential should be scoped to correct service: 'ecr'. ".TrimEnd(), (await service.SendAsync("DescribeRepositories", "{}", signedService: "ecs")).Refusal);
        Assert.Equal("400 InvalidSignatureException: Credential should be scoped to a valid region.", await region.RefusedAsync("DescribeRepositories"));
        Assert.Equal("400 UnrecognizedClientException: The security token included in the request is invalid.", await key.RefusedAsync("DescribeRepositories"));
    }

    [Theory]
    [InlineData(-5.5, "Signature expired: 20260105T115430Z is now earlier than 20260105T115500Z (20260105T120000Z - 5 min.)")]
    [InlineData(5.5, "Signature not yet current: 20260105T120530Z is still later than 20260105T120500Z (20260105T120000Z + 5 min.)")]
    [InlineData(-4.5, null)]
    [InlineData(4.5, null)]
    public async Task Of_a_clock_that_is_more_than_five_minutes_off(double minutes, string? expected)
    {
        var now = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        await using var started = await Started.NewAsync(options => options with { TimeProvider = new FakeTimeProvider(now) });
        using var ecr = new AwsJsonClient(started.Sandbox.Endpoint, "ecr", clock: new FakeTimeProvider(now.AddMinutes(minutes)));

        var answer = await ecr.SendAsync("DescribeRepositories", "{}");

        Assert.Equal(expected is null ? "200 : " : $"400 InvalidSignatureException: {expected}", answer.Refusal);
    }

    [Fact]
    public async Task Of_a_body_that_was_changed_on_the_way()
    {
        await using var started = await Started.NewAsync();
        using var ecr = new AwsJsonClient(started.Sandbox.Endpoint, "ecr");

        Assert.Equal($"400 InvalidSignatureException: {Mismatch}", (await ecr.SendAsync("DescribeRepositories", "{}", sent: """{"registryId":"333333333333"}""")).Refusal);
    }

    [Theory]
    [InlineData("content-type;x-amz-date;x-amz-target", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")]
    [InlineData("content-type;host;x-amz-date", "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.")]
    public async Task Of_headers_that_are_not_signed(string names, string expected)
    {
        await using var started = await Started.NewAsync();
        using var ecr = new AwsJsonClient(started.Sandbox.Endpoint, "ecr");

        Assert.Equal($"400 InvalidSignatureException: {expected}", (await ecr.SendAsync("DescribeRepositories", "{}", names: names)).Refusal);
    }
}
