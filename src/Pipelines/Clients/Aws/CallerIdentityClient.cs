using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>Who the credentials belong to: the cheapest proof of the account, and one that needs no permission.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html</remarks>
internal sealed class CallerIdentityClient(AwsAccess access) : IDisposable
{
    private readonly AmazonSecurityTokenServiceClient _sts = new(access.Credentials, access.Configure(new AmazonSecurityTokenServiceConfig()));
    private readonly AwsCalls _calls = new(access);

    /// <summary>Asks STS.</summary>
    /// <exception cref="ExecutionException">The credentials are missing, wrong or expired, or STS cannot be reached.</exception>
    public async Task<CallerIdentity> GetAsync(CancellationToken cancellationToken)
    {
        var answer = await _calls.RunAsync(
            AwsText.Identifying,
            () => _sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken),
            cancellationToken);
        return new CallerIdentity(AccountId.Parse(answer.Account), answer.Arn);
    }

    /// <inheritdoc/>
    public void Dispose() => _sts.Dispose();
}

/// <summary>Who the credentials belong to.</summary>
/// <param name="Account">The account.</param>
/// <param name="Arn">The user or the assumed role.</param>
internal sealed record CallerIdentity(AccountId Account, string Arn);
