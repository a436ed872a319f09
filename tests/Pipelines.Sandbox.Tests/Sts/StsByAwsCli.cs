using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Sts;

/// <summary>STS as the AWS command line client sees it.</summary>
public sealed class StsByAwsCli
{
    [Fact]
    public async Task Names_the_account_of_the_access_key()
    {
        await using var started = await Started.NewAsync();

        var identity = JsonNode.Parse(await started.AwsAsync("sts", "get-caller-identity"))!;

        Assert.Equal("111111111111", (string?)identity["Account"]);
        Assert.Equal("arn:aws:iam::111111111111:user/sandbox", (string?)identity["Arn"]);
    }

    [Fact]
    public async Task Refuses_a_wrong_secret()
    {
        await using var started = await Started.NewAsync();

        var result = await started.TryAwsAsync(["sts", "get-caller-identity"], new Dictionary<string, string>(started.Variables()) { ["AWS_SECRET_ACCESS_KEY"] = "wrong" });

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("(SignatureDoesNotMatch)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_unknown_access_key()
    {
        await using var started = await Started.NewAsync();

        var result = await started.TryAwsAsync(["sts", "get-caller-identity"], new Dictionary<string, string>(started.Variables()) { ["AWS_ACCESS_KEY_ID"] = "AKIAEXAMPLE" });

        Assert.Contains("(InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assumes_a_role_of_another_account()
    {
        await using var started = await Started.NewAsync();

        var assumed = JsonNode.Parse(await started.AwsAsync("sts", "assume-role", "--role-arn", "arn:aws:iam::333333333333:role/deployer", "--role-session-name", "job-1"))!;
        var identity = await started.TryAwsAsync(["sts", "get-caller-identity"], WithSession(started, assumed));

        Assert.Equal("arn:aws:sts::333333333333:assumed-role/deployer/job-1", (string?)assumed["AssumedRoleUser"]!["Arn"]);
        Assert.Equal("arn:aws:sts::333333333333:assumed-role/deployer/job-1", (string?)JsonNode.Parse(identity.Output)!["Arn"]);
    }

    [Fact]
    public async Task Refuses_a_session_token_of_another_key()
    {
        await using var started = await Started.NewAsync();
        var assumed = JsonNode.Parse(await started.AwsAsync("sts", "assume-role", "--role-arn", "arn:aws:iam::333333333333:role/deployer", "--role-session-name", "job-1"))!;
        var variables = WithSession(started, assumed);
        variables["AWS_ACCESS_KEY_ID"] = "ASIAAAAAAAAAAAAAAAAA";

        var result = await started.TryAwsAsync(["sts", "get-caller-identity"], variables);

        Assert.Contains("(InvalidClientTokenId)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_credentials_for_an_id_token_of_the_right_audience()
    {
        await using var started = await Started.NewAsync();
        var token = started.Sandbox.MintIdToken(new Dictionary<string, string> { ["sub"] = "project_path:shop/storefront:ref_type:branch:ref:staging" }, "sts.amazonaws.com");

        var assumed = JsonNode.Parse(await started.AwsAsync(
            "sts", "assume-role-with-web-identity", "--role-arn", "arn:aws:iam::111111111111:role/ci", "--role-session-name", "job-2", "--web-identity-token", token))!;

        Assert.Equal("project_path:shop/storefront:ref_type:branch:ref:staging", (string?)assumed["SubjectFromWebIdentityToken"]);
        Assert.Equal("sts.amazonaws.com", (string?)assumed["Audience"]);
    }

    [Fact]
    public async Task Refuses_an_id_token_of_another_audience()
    {
        await using var started = await Started.NewAsync();
        var token = started.Sandbox.MintIdToken(new Dictionary<string, string>(), "vault");

        var result = await started.TryAwsAsync(
            ["sts", "assume-role-with-web-identity", "--role-arn", "arn:aws:iam::111111111111:role/ci", "--role-session-name", "job-2", "--web-identity-token", token]);

        Assert.Contains("(InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Incorrect token audience", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_session_name_with_a_space()
    {
        await using var started = await Started.NewAsync();

        var result = await started.TryAwsAsync(["sts", "assume-role", "--role-arn", "arn:aws:iam::333333333333:role/deployer", "--role-session-name", "job 1"]);

        Assert.Contains("(ValidationError)", result.Error, StringComparison.Ordinal);
        Assert.Contains("'roleSessionName'", result.Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> WithSession(Started started, JsonNode assumed) => new(started.Variables())
    {
        ["AWS_ACCESS_KEY_ID"] = (string)assumed["Credentials"]!["AccessKeyId"]!,
        ["AWS_SECRET_ACCESS_KEY"] = (string)assumed["Credentials"]!["SecretAccessKey"]!,
        ["AWS_SESSION_TOKEN"] = (string)assumed["Credentials"]!["SessionToken"]!,
    };
}
