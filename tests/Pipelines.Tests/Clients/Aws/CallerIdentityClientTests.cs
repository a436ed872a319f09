using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

public sealed class CallerIdentityClientTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_account_and_principal()
    {
        using var server = ScriptedServer.Answering(AwsTesting.Identity());
        using var client = new CallerIdentityClient(AwsTesting.Access(server));

        var identity = await client.GetAsync(End);

        Assert.Equal(new CallerIdentity("111111111111", "arn:aws:sts::111111111111:assumed-role/deploy/ci"), identity);
        Assert.Equal("Action=GetCallerIdentity&Version=2011-06-15", server.Request.Text);
        Assert.Contains("/eu-west-1/sts/aws4_request", server.Request.Header("Authorization"));
        Assert.Equal("session-token", server.Request.Header("X-Amz-Security-Token"));
    }

    [Theory]
    [InlineData(
        "ExpiredToken",
        "The security token included in the request is expired",
        "Cannot find out whose AWS credentials these are (sts:GetCallerIdentity, eu-west-1): The security token included in the request is expired (ExpiredToken, request r-2). Get new credentials: log in again; in GitLab, run the job again.")]
    [InlineData(
        "InvalidClientTokenId",
        "The security token included in the request is invalid.",
        "Cannot find out whose AWS credentials these are (sts:GetCallerIdentity, eu-west-1): The security token included in the request is invalid (InvalidClientTokenId, request r-2). Look at AWS_ACCESS_KEY_ID and AWS_PROFILE: AWS does not know this access key here.")]
    [InlineData(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match",
        "Cannot find out whose AWS credentials these are (sts:GetCallerIdentity, eu-west-1): The request signature we calculated does not match (SignatureDoesNotMatch, request r-2). Look at AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, at this machine's clock, and at proxies that change requests.")]
    public async Task Says_what_is_wrong_with_the_credentials(string code, string message, string expected)
    {
        using var server = ScriptedServer.Answering(_ => AwsTesting.StsError(code, message, 403));
        using var client = new CallerIdentityClient(AwsTesting.Access(server));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => client.GetAsync(End));

        Assert.Equal(expected, refused.Message);
        Assert.Equal(1, refused.ExitCode);
    }
}
