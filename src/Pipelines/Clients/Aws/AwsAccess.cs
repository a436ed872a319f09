using System.Security.Cryptography;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>
/// Where AWS is, and as whom it is asked: what every client of this room is made from. Signing, retries and HTTP are the AWS SDK's,
/// which also reads its own settings from the process (profiles, FIPS, dual stack, per-service endpoints).
/// </summary>
internal sealed record AwsAccess
{
    /// <summary>The region that is asked and signed for.</summary>
    public required AwsRegion Region { get; init; }

    /// <summary>As whom.</summary>
    public required AWSCredentials Credentials { get; init; }

    /// <summary>The profile that the credentials are of (AWS_PROFILE), for people; null when none was named.</summary>
    public string? Profile { get; init; }

    /// <summary>Until when there are credentials; null when nobody knows, or they are renewed without end.</summary>
    public DateTimeOffset? CredentialsEnd => (Credentials as WebIdentityCredentials)?.End;

    /// <summary>The one address of every service (AWS_ENDPOINT_URL; a sandbox); null for those that the SDK finds for the region.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>How often a call is tried again after throttling, a server's error or a broken connection; the waits grow to 20 seconds.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of the waits that are ours.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gives numbers between 0 and 1: how much of a wait that is ours is waited, from half to all of it.</summary>
    public Func<double> Jitter { get; init; } = () => RandomNumberGenerator.GetInt32(1000) / 1000d;

    /// <summary>As the owner of an access key.</summary>
    /// <param name="region">The region that is asked and signed for.</param>
    /// <param name="accessKeyId">The key's id, which is no secret.</param>
    /// <param name="secretAccessKey">The key.</param>
    /// <param name="sessionToken">What temporary credentials have besides; null for a permanent key.</param>
    public static AwsAccess WithKey(AwsRegion region, string accessKeyId, Secret secretAccessKey, Secret? sessionToken = null) => new()
    {
        Region = region,
        Credentials = sessionToken is null
            ? new BasicAWSCredentials(accessKeyId, secretAccessKey.Reveal())
            : new SessionAWSCredentials(accessKeyId, secretAccessKey.Reveal(), sessionToken.Reveal()),
    };

    /// <summary>As whom the SDK finds: environment variables, profile (keys, roles, single sign-on, a process), container or instance.</summary>
    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html</remarks>
    /// <exception cref="ExecutionException">There are no credentials, or only those of the machine where a job may not take them.</exception>
    public static async Task<AwsAccess> FromDefaultChainAsync(AwsRegion region, CredentialSource source, CancellationToken cancellationToken)
    {
        try
        {
            return Of(region, await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync().WaitAsync(cancellationToken), source);
        }
        catch (AmazonClientException none)
        {
            throw AwsText.NoCredentials(region, source.Profile, none);
        }
    }

    /// <summary>As a role that trusts a web identity, such as a GitLab job's id_token; STS is asked with the first call that needs credentials.</summary>
    public static AwsAccess WithWebIdentity(AwsRegion region, WebIdentity identity, Uri? endpoint = null, TimeProvider? time = null)
    {
        // Assuming a role is not signed: it is done as nobody.
        var nobody = new AwsAccess { Region = region, Credentials = new AnonymousAWSCredentials(), Endpoint = endpoint, Time = time ?? TimeProvider.System };
        return nobody with { Credentials = new WebIdentityCredentials(identity, nobody) };
    }

    /// <summary>Sets up the configuration of a service's client.</summary>
    public T Configure<T>(T config)
        where T : ClientConfig
    {
        if (Endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region.Text);
        }
        else
        {
            config.ServiceURL = Endpoint.ToString();
        }

        // Said outright, because behind an address of its own the SDK would sign for the process's default region.
        config.AuthenticationRegion = Region.Text;
        config.MaxErrorRetry = Retries;
        config.Timeout = Timeout;
        return config;
    }

    /// <summary>As whom the SDK has found.</summary>
    /// <exception cref="ExecutionException">They are the machine's, where a job may not take them.</exception>
    internal static AwsAccess Of(AwsRegion region, AWSCredentials found, CredentialSource source) =>
        !source.IsInstanceAllowed && IsOfTheMachine(found) ? throw AwsText.OnlyTheMachine(region) : new() { Region = region, Credentials = found, Profile = source.Profile };

    // The SDK's own default is an internal type beside the public one.
    private static bool IsOfTheMachine(AWSCredentials found) => found is InstanceProfileAWSCredentials || found.GetType().Name == "DefaultInstanceProfileAWSCredentials";
}
