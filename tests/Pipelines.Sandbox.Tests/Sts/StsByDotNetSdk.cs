using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Sts;

/// <summary>STS as the AWS SDK for .NET sees it.</summary>
public sealed class StsByDotNetSdk
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exchanges_an_id_token_for_credentials_that_work()
    {
        await using var started = await Started.NewAsync();
        using var anonymous = Client(started, new AnonymousAWSCredentials());

        var assumed = await anonymous.AssumeRoleWithWebIdentityAsync(
            new()
            {
                RoleArn = "arn:aws:iam::333333333333:role/deploy/uat",
                RoleSessionName = "job-7",
                WebIdentityToken = started.Sandbox.MintIdToken(new Dictionary<string, string>(), "sts.amazonaws.com"),
            },
            Cancellation);
        using var sts = Client(started, assumed.Credentials);
        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation);

        Assert.Equal("333333333333", identity.Account);
        Assert.Equal("arn:aws:sts::333333333333:assumed-role/uat/job-7", identity.Arn);
    }

    [Fact]
    public async Task Refuses_to_chain_roles_for_more_than_an_hour()
    {
        await using var started = await Started.NewAsync(options => options with { MaxSessionDuration = TimeSpan.FromHours(12) });
        using var first = Client(started, new BasicAWSCredentials("111111111111", "sandbox"));
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::333333333333:role/deployer", RoleSessionName = "job-7", DurationSeconds = 7200 };
        var assumed = await first.AssumeRoleAsync(request, Cancellation);
        using var second = Client(started, assumed.Credentials);

        var refused = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => second.AssumeRoleAsync(request, Cancellation));

        Assert.Equal(("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"), (refused.ErrorCode, refused.Message));
    }

    [Fact]
    public async Task Ends_temporary_credentials_when_their_time_is_over()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var started = await Started.NewAsync(options => options with { TimeProvider = clock });
        using var first = Client(started, new BasicAWSCredentials("111111111111", "sandbox"));
        var assumed = await first.AssumeRoleAsync(new() { RoleArn = "arn:aws:iam::333333333333:role/deployer", RoleSessionName = "job-7", DurationSeconds = 900 }, Cancellation);
        clock.Advance(TimeSpan.FromMinutes(16));
        using var late = Client(started, new SessionAWSCredentials(assumed.Credentials.AccessKeyId, assumed.Credentials.SecretAccessKey, assumed.Credentials.SessionToken));

        var refused = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => late.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation));

        Assert.Equal(("ExpiredToken", "The security token included in the request is expired"), (refused.ErrorCode, refused.Message));
    }

    private static AmazonSecurityTokenServiceClient Client(Started started, AWSCredentials credentials) =>
        new(credentials, new AmazonSecurityTokenServiceConfig { ServiceURL = started.Address, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
}
