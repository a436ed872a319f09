using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Pipelines.Clients.Aws;

/// <summary>Credentials of a role that a web identity may assume; asked for anew shortly before they expire, as long as the token is accepted.</summary>
internal sealed class WebIdentityCredentials : RefreshingAWSCredentials
{
    private readonly WebIdentity _identity;
    private readonly AwsAccess _nobody;

    /// <summary>Nothing is asked before the credentials are needed.</summary>
    /// <param name="identity">What is shown to STS.</param>
    /// <param name="nobody">How STS is reached.</param>
    public WebIdentityCredentials(WebIdentity identity, AwsAccess nobody)
    {
        _identity = identity;

        // The SDK tries every refusal of a token again, those that stand as well; twice is enough, and what passes is waited out below.
        _nobody = nobody with { Retries = 2 };
        PreemptExpiryTime = TimeSpan.FromMinutes(2);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = new AmazonSecurityTokenServiceClient(_nobody.Credentials, _nobody.Configure(new AmazonSecurityTokenServiceConfig()));
        var request = new AssumeRoleWithWebIdentityRequest
        {
            RoleArn = _identity.RoleArn,
            RoleSessionName = _identity.SessionName,
            WebIdentityToken = _identity.Token.Reveal(),
            DurationSeconds = (int?)_identity.Duration?.TotalSeconds,
        };
        var answer = await new AwsCalls(_nobody).RunAsync(
            AwsText.AssumingByToken(_identity.RoleArn),
            () => Disturbance.WaitOutAsync(() => sts.AssumeRoleWithWebIdentityAsync(request), IsPassing, _nobody.Time, CancellationToken.None),
            CancellationToken.None);
        var given = answer.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
            given.Expiration!.Value.ToUniversalTime());
    }

    // STS fetches the issuer's keys; behind a slow GitLab it says that it could not, and can a moment later.
    private static bool IsPassing(Exception exception) =>
        exception is IDPCommunicationErrorException
        || (exception is InvalidIdentityTokenException && exception.Message.Contains("verification key", StringComparison.OrdinalIgnoreCase));
}
