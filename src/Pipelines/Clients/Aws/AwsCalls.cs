using Amazon.Runtime;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>Makes calls of the AWS SDK and turns their failures into ours, each with its cause and mend.</summary>
internal sealed class AwsCalls(AwsAccess access)
{
    private static readonly HashSet<string> Denied = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "UnauthorizedAccess"];

    private static readonly HashSet<string> Throttled =
    [
        "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottledException", "RequestThrottled", "TooManyRequestsException",
        "RequestLimitExceeded", "ProvisionedThroughputExceededException", "SlowDown", "PriorRequestNotComplete",
    ];

    /// <summary>True when a service refused because the credentials may not.</summary>
    public static bool IsDenial(AmazonServiceException refused) => refused.ErrorCode is { } code && Denied.Contains(code);

    /// <summary>True when a service asked to slow down.</summary>
    public static bool IsThrottle(Exception refused) => refused is AmazonServiceException { ErrorCode: { } code } && Throttled.Contains(code);

    /// <summary>Makes one call.</summary>
    /// <exception cref="ExecutionException">It failed, for a reason that the caller did not catch inside <paramref name="call"/>.</exception>
    public async Task<T> RunAsync<T>(AwsPurpose purpose, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            // Before the call, because inside of it the SDK may put an error of its own before that of the credentials.
            await access.Credentials.GetCredentialsAsync().WaitAsync(cancellationToken);
            return await call();
        }
        catch (AmazonUnmarshallingException unreadable)
        {
            throw AwsText.Unreadable(purpose, access, unreadable);
        }
        catch (AmazonServiceException refused) when (IsDenial(refused))
        {
            throw AwsText.Denied(purpose, access, await PrincipalAsync(purpose, refused, cancellationToken), refused);
        }
        catch (AmazonServiceException refused)
        {
            throw IsThrottle(refused) ? AwsText.Throttled(purpose, access, refused)
                : refused.InnerException is HttpRequestException unreachable ? AwsText.Unreachable(purpose, access, unreachable)
                : AwsText.Refused(purpose, access, refused);
        }
        catch (Exception client) when (client is AmazonClientException or ProcessAWSCredentialException)
        {
            throw AwsText.NotSent(purpose, access, client);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or IOException or TimeoutException)
        {
            throw AwsText.Unreachable(purpose, access, unreachable);
        }
    }

    /// <summary>Makes one call, and again for up to a minute while the service asks to slow down.</summary>
    /// <exception cref="ExecutionException">It failed, for a reason that the caller did not catch inside <paramref name="call"/>.</exception>
    public Task<T> PatientlyAsync<T>(AwsPurpose purpose, Func<Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(purpose, () => Disturbance.WaitOutAsync(call, IsThrottle, access, cancellationToken), cancellationToken);

    private async Task<string> PrincipalAsync(AwsPurpose purpose, AmazonServiceException refused, CancellationToken cancellationToken)
    {
        if (AwsText.PrincipalIn(refused.Message) is { } named)
        {
            return named;
        }

        if (access.Credentials is AnonymousAWSCredentials || purpose.Permission.StartsWith("sts:", StringComparison.Ordinal))
        {
            return AwsText.Nobody;
        }

        try
        {
            using var identity = new CallerIdentityClient(access);
            return (await identity.GetAsync(cancellationToken)).Arn;
        }
        catch (ExecutionException)
        {
            // Who we are would have helped; that we may not is what must be told.
            return AwsText.Nobody;
        }
    }
}
