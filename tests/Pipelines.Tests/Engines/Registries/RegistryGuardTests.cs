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
    [InlineData("127.0.0.1:4510/333333333333.dkr.ecr.eu-west-1.amazonaws.com", null)]
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

    private static void Check(string address, string account, string? proxyEndpoint) =>
        RegistryGuard.Check(new(RegistryAddress.Parse(address), Where), Shop.Uat, new CallerIdentity(account, $"arn:aws:iam::{account}:user/ann"), proxyEndpoint);
}
