using Pipelines.Clients.Aws;
using Pipelines.Engines.Registries;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Registries;

public class RegistryGuardTests
{
    private const string Where = "field 'registry' of secret/shop/uat in Vault", Proxy = "https://333333333333.dkr.ecr.eu-west-1.amazonaws.com";

    [Theory]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com", null)]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com", Proxy)]
    [InlineData("333333333333.dkr.ecr-fips.eu-west-1.amazonaws.com/team", Proxy)]
    [InlineData("333333333333.dkr-ecr.eu-west-1.on.aws", Proxy)]
    [InlineData("127.0.0.1:4510/333333333333.dkr.ecr.eu-west-1.amazonaws.com", "http://127.0.0.1:4510")]
    [InlineData("127.0.0.1:4510", "http://127.0.0.1:4510")]
    [InlineData("registry.example:443", "https://REGISTRY.example")]
    public void Lets_pass_what_agrees(string address, string? proxyEndpoint) => Check(address, "333333333333", proxyEndpoint);

    [Fact]
    public void Refuses_every_mismatch_at_once()
    {
        var refused = Assert.Throws<ExecutionException>(() => Check("111111111111.dkr.ecr.us-east-1.amazonaws.com", "222222222222", null));

        Assert.Equal(14, refused.ExitCode);
        Assert.Equal(
            "Cannot use the registry (111111111111.dkr.ecr.us-east-1.amazonaws.com for uat): nothing was written, because the accounts do not agree. "
            + "\n- The credentials (arn:aws:iam::222222222222:user/ann) are of account 222222222222; uat is account 333333333333. Log in to 333333333333, or correct Account of uat."
            + $"\n- The registry 111111111111.dkr.ecr.us-east-1.amazonaws.com is of account 111111111111; uat is account 333333333333. Correct {Where}, or Account of uat."
            + $"\n- The registry 111111111111.dkr.ecr.us-east-1.amazonaws.com is in us-east-1; uat is in eu-west-1. Correct {Where}, or Region of uat.",
            refused.Message);
    }

    [Theory]
    [InlineData(Proxy, Proxy)]
    [InlineData(null, "unknown")]
    public void Refuses_an_address_that_names_no_account_and_is_not_ECR_s(string? proxyEndpoint, string said)
    {
        var refused = Assert.Throws<ExecutionException>(() => Check("registry.example", "333333333333", proxyEndpoint));

        Assert.Equal(
            "Cannot use the registry (registry.example for uat): nothing was written, because the accounts do not agree. "
            + $"\n- The registry registry.example names no account, and ECR says that the registry of these credentials is {said}. Write 333333333333.dkr.ecr.eu-west-1.amazonaws.com into {Where}.",
            refused.Message);
    }

    /// <summary>What somebody who may write the secret, and nothing else, might try: none of it is shown the password.</summary>
    [Theory]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com.evil.example", "names no account")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com-evil.example", "names no account")]
    [InlineData("evil.example/333333333333.dkr.ecr.eu-west-1.amazonaws.com", "names no account")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.co", "names no account")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com:8443", "names no account")]
    [InlineData("x333333333333.dkr.ecr.eu-west-1.amazonaws.com", "names no account")]
    [InlineData("3333333333333.dkr.ecr.eu-west-1.amazonaws.com", "names no account")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.x.amazonaws.com", "names no account")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com.cn", "has no name that ECR has in eu-west-1")]
    [InlineData("333333333333.dkr-ecr.eu-west-1.amazonaws.com", "has no name that ECR has in eu-west-1")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.on.aws", "has no name that ECR has in eu-west-1")]
    [InlineData("111111111111.dkr.ecr.eu-west-1.amazonaws.com/333333333333.dkr.ecr.eu-west-1.amazonaws.com", "is of account 111111111111; uat is account 333333333333")]
    [InlineData("333333333333.dkr.ecr.us-east-1.amazonaws.com", "is in us-east-1; uat is in eu-west-1")]
    [InlineData("127.0.0.1:4510/333333333333.dkr.ecr.eu-west-1.amazonaws.com", "is on this machine, and ECR says that the registry of these credentials is https://333333333333.dkr.ecr.eu-west-1.amazonaws.com")]
    [InlineData("localhost:5000/333333333333.dkr.ecr.eu-west-1.amazonaws.com", "is on this machine")]
    [InlineData("[::1]:5000/333333333333.dkr.ecr.eu-west-1.amazonaws.com", "is on this machine")]
    [InlineData("2130706433:5000/333333333333.dkr.ecr.eu-west-1.amazonaws.com", "is on this machine")]
    public void Refuses_a_look_alike(string address, string expected)
    {
        var refused = Assert.Throws<ExecutionException>(() => Check(address, "333333333333", Proxy));

        Assert.Equal(14, refused.ExitCode);
        Assert.Contains($"The registry {address} {expected}", refused.Message);
        Assert.EndsWith($"{Where}{(expected.StartsWith("is of", StringComparison.Ordinal) ? ", or Account of uat" : expected.StartsWith("is in", StringComparison.Ordinal) ? ", or Region of uat" : "")}.", refused.Message);
    }

    [Theory]
    [InlineData("333333333333.dkr.ecr.cn-north-1.amazonaws.com.cn", null)]
    [InlineData("333333333333.dkr.ecr.cn-north-1.amazonaws.com", "has no name that ECR has in cn-north-1. Write 333333333333.dkr.ecr.cn-north-1.amazonaws.com.cn into")]
    public void Knows_the_domain_of_China(string address, string? expected)
    {
        void Ask() => RegistryGuard.Check(new(RegistryAddress.Parse(address), Where), Shop.Uat with { Region = "cn-north-1" }, new CallerIdentity("333333333333", "arn"), null);

        if (expected is null)
        {
            Ask();
        }
        else
        {
            Assert.Contains(expected, Assert.Throws<ExecutionException>(Ask).Message);
        }
    }

    private static void Check(string address, string account, string? proxyEndpoint) =>
        RegistryGuard.Check(new(RegistryAddress.Parse(address), Where), Shop.Uat, new CallerIdentity(account, $"arn:aws:iam::{account}:user/ann"), proxyEndpoint);
}
