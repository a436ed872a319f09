using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>Credentials of a role that a web identity may assume; asked for anew shortly before they expire, as long as the token is accepted.</summary>
internal class WebIdentityCredentials : RefreshingAWSCredentials
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2), UsualDuration = TimeSpan.FromHours(1);

    private readonly WebIdentity _identity;
    private readonly AwsAccess _nobody;
    private readonly DateTimeOffset? _tokenEnds;
    private (ImmutableCredentials Keys, DateTimeOffset Ends)? _last;

    /// <summary>Nothing is asked before the credentials are needed.</summary>
    /// <param name="identity">What is shown to STS.</param>
    /// <param name="nobody">How STS is reached.</param>
    public WebIdentityCredentials(WebIdentity identity, AwsAccess nobody)
    {
        _identity = identity;

        // The SDK tries every refusal of a token again, those that stand as well; twice is enough, and what passes is waited out below.
        _nobody = nobody with { Retries = 2 };
        PreemptExpiryTime = Early;
        _tokenEnds = IdTokenClaims.Of(identity.Token)?.Ends;
    }

    /// <summary>
    /// Until when there are credentials, as far as is known: those that are got just before the token ends live on for their own duration. Null when the
    /// token does not say when it ends.
    /// </summary>
    public DateTimeOffset? End => _tokenEnds is not { } token ? null
        : token - Early + (_identity.Duration ?? UsualDuration) is var end && _last is { Ends: var last } && last > end ? last : end;

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        // The token is over: what it got last is all there is.
        if (_last is { } last && _tokenEnds <= _nobody.Time.GetUtcNow() && last.Ends > _nobody.Time.GetUtcNow())
        {
            return new CredentialsRefreshState(last.Keys, last.Ends.UtcDateTime);
        }

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
            () => Disturbance.WaitOutAsync(() => sts.AssumeRoleWithWebIdentityAsync(request), IsPassing, _nobody, CancellationToken.None),
            CancellationToken.None);
        var given = answer.Credentials;
        var ends = Moments.Of(given.Expiration!.Value);
        var keys = new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken);
        SecretMask.OfProcess.Add(given.SecretAccessKey);
        SecretMask.OfProcess.Add(given.SessionToken);
        _last = (keys, ends);

        // Said to end with the token, so that they are got once more while it is accepted; after that they last as long as they do.
        var ask = _tokenEnds is { } token && token < ends && token - _nobody.Time.GetUtcNow() > Early * 2 ? token : ends;
        return new CredentialsRefreshState(keys, ask.UtcDateTime);
    }

    // STS fetches the issuer's keys; behind a slow GitLab it says that it could not, and can a moment later.
    private static bool IsPassing(Exception exception) =>
        exception is IDPCommunicationErrorException
        || (exception is InvalidIdentityTokenException && exception.Message.Contains("verification key", StringComparison.OrdinalIgnoreCase));
}
