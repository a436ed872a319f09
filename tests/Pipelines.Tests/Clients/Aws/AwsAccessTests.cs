using Amazon.ECS;
using Pipelines.Clients.Aws;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

/// <summary>What the SDK reads from the process: not to be run beside other tests.</summary>
[CollectionDefinition(nameof(ProcessSettings), DisableParallelization = true)]
public sealed class ProcessSettings;

[Collection(nameof(ProcessSettings))]
public sealed class AwsAccessTests : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public AwsAccessTests()
    {
        foreach (var name in new[] { "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI" })
        {
            Set(name, null);
        }

        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials");
        Set("AWS_CONFIG_FILE", "/nonexistent/config");
    }

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Fact]
    public async Task Finds_credentials_where_the_SDK_does()
    {
        Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Set("AWS_SECRET_ACCESS_KEY", "s");

        var access = await AwsAccess.FromDefaultChainAsync("eu-west-1", new CredentialSource(), End);

        Assert.Equal("AKIDENVIRONMENT", (await access.Credentials.GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task Says_where_credentials_were_looked_for()
    {
        var none = await Assert.ThrowsAsync<ExecutionException>(() => AwsAccess.FromDefaultChainAsync("eu-west-1", new CredentialSource(), End));

        Assert.StartsWith("Cannot reach AWS (region eu-west-1): there are no AWS credentials: The environment variables AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY/AWS_SESSION_TOKEN were not set with AWS credentials; ", none.Message);
        Assert.EndsWith(". Log in ('aws sso login', AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY), or use '--env local', which needs none.", none.Message);
        Assert.DoesNotContain('\n', none.Message);
    }

    [Fact]
    public async Task Names_a_profile_that_is_not_there()
    {
        Set("AWS_PROFILE", "nope");

        var none = await Assert.ThrowsAsync<ExecutionException>(() => AwsAccess.FromDefaultChainAsync("eu-west-1", new CredentialSource(), End));

        Assert.StartsWith("Cannot reach AWS (region eu-west-1): there are no AWS credentials: Unable to find the \"nope\" profile. Log in (", none.Message);
    }

    [Fact]
    public void Goes_to_AWS_in_its_region_unless_an_endpoint_is_given()
    {
        var access = AwsAccess.WithKey("eu-west-1", "a", new Secret("b"));

        var aws = access.Configure(new AmazonECSConfig());
        var sandbox = (access with { Endpoint = new Uri("http://127.0.0.1:4510") }).Configure(new AmazonECSConfig());

        Assert.Equal(("eu-west-1", "eu-west-1", null), (aws.RegionEndpoint.SystemName, aws.AuthenticationRegion, aws.ServiceURL));
        Assert.Equal(("eu-west-1", "http://127.0.0.1:4510/"), (sandbox.AuthenticationRegion, sandbox.ServiceURL));
        Assert.Equal((5, TimeSpan.FromSeconds(30)), (aws.MaxErrorRetry, aws.Timeout));
    }

    [Fact]
    public void Shows_no_secret()
    {
        var access = AwsAccess.WithKey("eu-west-1", "AKID", new Secret("the-key"), new Secret("the-session"));

        Assert.DoesNotContain("the-", access.ToString());
        Assert.DoesNotContain("the-", new WebIdentity { RoleArn = "r", SessionName = "s", Token = new Secret("the-token") }.ToString());
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
