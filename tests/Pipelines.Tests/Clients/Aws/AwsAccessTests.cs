using Amazon.ECS;
using Amazon.Runtime;
using Pipelines.Clients.Aws;
using Pipelines.Testing;
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

    public AwsAccessTests(PersonHome home)
    {
        foreach (var name in new[] { "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI" })
        {
            Set(name, null);
        }

        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("HOME", home.Folder.Path);
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

        Assert.StartsWith("Cannot reach AWS (region eu-west-1): there are no AWS credentials: Unable to find the \"nope\" profile. Look at AWS_PROFILE: 'aws configure list-profiles' lists those that there are.", none.Message);
    }

    [Fact]
    public async Task Takes_the_keys_of_a_profile_s_process()
    {
        Set("AWS_PROFILE", "tool");

        var access = await AwsAccess.FromDefaultChainAsync("eu-west-1", Named("tool"), End);

        Assert.Equal("AKIDTOOL", (await access.Credentials.GetCredentialsAsync()).AccessKey);
    }

    [Fact]
    public async Task Assumes_the_role_of_a_profile_with_the_keys_of_its_source()
    {
        using var server = ScriptedServer.Answering(request => AwsTesting.Operation(request) == "AssumeRole" ? ScriptedAnswer.Text(
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
            """, contentType: "text/xml") : AwsTesting.Identity());
        Set("AWS_PROFILE", "uat");
        Set("AWS_ENDPOINT_URL", server.Address.ToString());

        var access = await AwsAccess.FromDefaultChainAsync("eu-west-1", Named("uat"), End);

        Assert.Equal("AKIDROLE", (await access.Credentials.GetCredentialsAsync()).AccessKey);
        Assert.Contains("Credential=AKIDBASE/", server.Request.Header("Authorization"));
        Assert.Contains("RoleArn=arn%3Aaws%3Aiam%3A%3A333333333333%3Arole%2Fdeploy", server.Request.Text);
    }

    [Fact]
    public async Task Takes_the_credentials_of_a_single_sign_on_that_lasts()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(
            """{"roleCredentials":{"accessKeyId":"AKIDSSO","secretAccessKey":"s","sessionToken":"t","expiration":4070908800000}}"""));
        Set("AWS_PROFILE", "lasting");
        Set("AWS_ENDPOINT_URL", server.Address.ToString());

        var access = await AwsAccess.FromDefaultChainAsync("eu-west-1", Named("lasting"), End);

        Assert.Equal("AKIDSSO", (await access.Credentials.GetCredentialsAsync()).AccessKey);
        Assert.Equal("the-sso-token", server.Request.Header("x-amz-sso_bearer_token"));
    }

    [Fact]
    public async Task Names_the_command_that_signs_on_anew()
    {
        Set("AWS_PROFILE", "ended");
        var access = await AwsAccess.FromDefaultChainAsync("eu-west-1", Named("ended"), End);
        using var sts = new CallerIdentityClient(access);

        var ended = await Assert.ThrowsAsync<ExecutionException>(() => sts.GetAsync(End));

        Assert.Equal(
            "Cannot find out whose AWS credentials these are (sts:GetCallerIdentity, eu-west-1): SSO Token has expired and can not be refreshed. Log in anew: 'aws sso login --profile ended'.",
            ended.Message);
        Assert.DoesNotContain("the-sso-token", ended.ToString());
    }

    [Fact]
    public async Task Names_the_command_that_signs_on_for_the_first_time()
    {
        Set("AWS_PROFILE", "never");

        var none = await Assert.ThrowsAsync<ExecutionException>(() => AwsAccess.FromDefaultChainAsync("eu-west-1", Named("never"), End));

        Assert.EndsWith(". Log in anew: 'aws sso login --profile never'.", none.Message);
    }

    [Fact]
    public async Task Says_that_a_profile_s_process_fails()
    {
        Set("AWS_PROFILE", "broken");
        using var sts = new CallerIdentityClient(await AwsAccess.FromDefaultChainAsync("eu-west-1", Named("broken"), End));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => sts.GetAsync(End));

        Assert.Equal(
            "Cannot find out whose AWS credentials these are (sts:GetCallerIdentity, eu-west-1): Command returned non-zero exit value 1 with the error -. "
            + "Run the credential_process of the profile by hand, and mend what it says ('aws configure get credential_process --profile broken').",
            refused.Message);
    }

    [Fact]
    public async Task Says_that_a_profile_s_source_is_not_there()
    {
        Set("AWS_PROFILE", "orphan");

        var none = await Assert.ThrowsAsync<ExecutionException>(() => AwsAccess.FromDefaultChainAsync("eu-west-1", Named("orphan"), End));

        Assert.Contains("Error reading source profile [nobody] for profile [orphan]", none.Message);
        Assert.EndsWith(". Correct source_profile in ~/.aws/config: it names the profile whose keys assume the role ('aws configure list-profiles').", none.Message);
    }

    [Fact]
    public void Does_not_take_the_role_of_the_machine_for_a_job()
    {
        var ofTheMachine = new InstanceProfileAWSCredentials("runner");

        var refused = Assert.Throws<ExecutionException>(() => AwsAccess.Of("eu-west-1", ofTheMachine, new CredentialSource { IsInstanceAllowed = false }));

        Assert.Same(ofTheMachine, AwsAccess.Of("eu-west-1", ofTheMachine, new CredentialSource()).Credentials);
        Assert.Equal(
            "Cannot reach AWS (region eu-west-1): the only AWS credentials are those of the machine that the job runs on, and every project that runs there has them. "
            + "Give the job an id_token for AWS (AWS_ID_TOKEN: the generated pipeline does), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of a role of its own.",
            refused.Message);
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

    private static CredentialSource Named(string profile) => new() { Profile = profile };

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
