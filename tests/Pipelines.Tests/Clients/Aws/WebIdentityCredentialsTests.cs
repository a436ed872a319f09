using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

public sealed class WebIdentityCredentialsTests
{
    private const string Role = "arn:aws:iam::111111111111:role/deploy";

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_asked_for_once_unsigned_and_used_for_the_calls()
    {
        using var server = ScriptedServer.Answering(request =>
            AwsTesting.Operation(request) == "AssumeRoleWithWebIdentity" ? Assumed("AKIDROLE", DateTime.UtcNow.AddHours(1)) : AwsTesting.Identity());
        using var client = new CallerIdentityClient(
            AwsAccess.WithWebIdentity("eu-west-1", Identity() with { Duration = TimeSpan.FromMinutes(15) }, server.Address));
        Assert.Empty(server.Requests);

        await client.GetAsync(End);
        await client.GetAsync(End);

        Assert.Equal(["AssumeRoleWithWebIdentity", "GetCallerIdentity", "GetCallerIdentity"], server.Requests.Select(AwsTesting.Operation));
        Assert.Null(server.Requests[0].Header("Authorization"));
        Assert.Equal(
            "Action=AssumeRoleWithWebIdentity&DurationSeconds=900&RoleArn=arn%3Aaws%3Aiam%3A%3A111111111111%3Arole%2Fdeploy&RoleSessionName=ci-1&Version=2011-06-15&WebIdentityToken=ey.J.w",
            string.Join('&', server.Requests[0].Text.Split('&').Order(StringComparer.Ordinal)));
        Assert.Contains("Credential=AKIDROLE/", server.Requests[1].Header("Authorization"));
        Assert.Equal("the-session", server.Requests[1].Header("X-Amz-Security-Token"));
    }

    [Fact]
    public async Task Are_asked_for_again_shortly_before_they_end()
    {
        using var server = ScriptedServer.Answering(request =>
            AwsTesting.Operation(request) == "AssumeRoleWithWebIdentity" ? Assumed("AKIDROLE", DateTime.UtcNow.AddSeconds(90)) : AwsTesting.Identity());
        using var client = new CallerIdentityClient(AwsAccess.WithWebIdentity("eu-west-1", Identity(), server.Address));

        await client.GetAsync(End);
        await client.GetAsync(End);

        Assert.True(server.Requests.Count(request => AwsTesting.Operation(request) == "AssumeRoleWithWebIdentity") >= 2);
    }

    [Theory]
    [InlineData("IDPCommunicationError", "Error communicating with the identity provider")]
    [InlineData("InvalidIdentityToken", "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements")]
    public async Task Wait_out_an_issuer_that_is_slow_for_a_moment(string code, string message)
    {
        var calls = 0;
        using var server = ScriptedServer.Answering(request =>
            AwsTesting.Operation(request) != "AssumeRoleWithWebIdentity" ? AwsTesting.Identity()
            : calls++ < 3 ? AwsTesting.StsError(code, message)
            : Assumed("AKIDROLE", DateTime.UtcNow.AddHours(1)));
        var time = new RecordedWaits();
        using var client = new CallerIdentityClient(AwsAccess.WithWebIdentity("eu-west-1", Identity(), server.Address, time));

        await client.GetAsync(End);

        // Three tries are the SDK's own.
        Assert.InRange(Assert.Single(time.Waits), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.Equal(4, calls);
    }

    [Theory]
    [InlineData(
        "AccessDenied",
        "Not authorized to perform sts:AssumeRoleWithWebIdentity",
        "the role does not let this token in: Not authorized to perform sts:AssumeRoleWithWebIdentity (AccessDenied, request r-2). Look at the role's ARN, and whether its trust policy names GitLab's OIDC provider and accepts the token's aud and sub.")]
    [InlineData(
        "InvalidIdentityToken",
        "Incorrect token audience",
        "Incorrect token audience (InvalidIdentityToken, request r-2). Let IAM's OIDC provider match the id_token: its URL is the token's issuer, reachable from AWS, and its audience the token's aud.")]
    [InlineData(
        "ExpiredTokenException",
        "Token expired: current date/time 1 must be before the expiration date/time 0",
        "Token expired: current date/time 1 must be before the expiration date/time 0 (ExpiredTokenException, request r-2). Get new credentials: log in again; in GitLab, run the job again.")]
    public async Task Say_why_the_role_cannot_be_assumed(string code, string message, string expected)
    {
        using var server = ScriptedServer.Answering(_ => AwsTesting.StsError(code, message));
        using var ecs = new EcsClient(AwsAccess.WithWebIdentity("eu-west-1", Identity(), server.Address));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ecs.FindClusterAsync("uat", End));

        Assert.Equal($"Cannot assume the role by the job's id_token ({Role}, eu-west-1): {expected}", refused.Message);
        Assert.DoesNotContain("ey.J.w", refused.ToString());
        Assert.InRange(server.Requests.Count, 1, 3);
    }

    [Fact]
    public async Task Are_got_once_more_just_before_the_token_ends_and_then_live_on()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var server = ScriptedServer.Answering(request =>
            AwsTesting.Operation(request) == "AssumeRoleWithWebIdentity" ? Assumed("AKIDROLE", time.GetUtcNow().AddHours(1).UtcDateTime) : AwsTesting.Identity());
        var tokenEnds = time.GetUtcNow().AddMinutes(10);
        var credentials = new Opened(Identity() with { Token = IdToken(tokenEnds) }, AwsTesting.Access(server) with { Time = time });

        // Said to end with the token, so that the SDK asks again while it is accepted.
        Assert.Equal(Seconds(tokenEnds), Seconds(await credentials.AskAsync()));
        Assert.Equal(Seconds(tokenEnds.AddMinutes(58)), Seconds(credentials.End!.Value));

        time.Advance(TimeSpan.FromMinutes(8));
        var second = await credentials.AskAsync();
        Assert.Equal(Seconds(time.GetUtcNow().AddHours(1)), Seconds(second));
        Assert.Equal(2, server.Requests.Count);

        // The token is over: nobody is asked, and what is there lasts.
        time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(second, await credentials.AskAsync());
        Assert.Equal(2, server.Requests.Count);

        // All is over: STS says why.
        time.Advance(TimeSpan.FromMinutes(20));
        await credentials.AskAsync();
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("shop", "uat", null, "shop-uat")]
    [InlineData("shop", "uat", "4711", "shop-uat-4711")]
    [InlineData("shop & co", "uat", "47/11", "shop---co-uat-47-11")]
    [InlineData("a-very-long-name-of-an-application-that-nobody-would-want-to-type-ever", "uat", "4711", "a-very-long-name-of-an-application-that-nobody-would-wa-uat-4711")]
    public void Are_named_so_that_the_trail_tells_the_run(string application, string environment, string? job, string expected) =>
        Assert.Equal(expected, WebIdentity.SessionNameOf(application, environment, job));

    private static long Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds();

    private static Secret IdToken(DateTimeOffset ends) =>
        new($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"exp":{{ends.ToUnixTimeSeconds()}}}"""))}.c2ln");

    private sealed class Opened(WebIdentity identity, AwsAccess nobody) : WebIdentityCredentials(identity, nobody)
    {
        public async Task<DateTimeOffset> AskAsync() => new((await GenerateNewCredentialsAsync()).Expiration.ToUniversalTime());
    }

    private static WebIdentity Identity() => new() { RoleArn = Role, SessionName = "ci-1", Token = new Secret("ey.J.w") };

    private static ScriptedAnswer Assumed(string key, DateTime end) => ScriptedAnswer.Text(
        $"""
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>{key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>the-session</SessionToken><Expiration>{end:yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
        """,
        contentType: "text/xml");
}
