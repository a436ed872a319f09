using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Engines.Registries;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Vault;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Registries;

public sealed class RegistryAddressesTests
{
    [Fact]
    public async Task Names_path_and_field_of_a_value_that_is_no_address()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"data":{"data":{"registry":"https://r.example/"},"metadata":{"version":1}}}"""));
        await using var vault = new VaultKeyValue(new(server.Address, new VaultLogin.ByToken(new Secret("token"))));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() =>
            new RegistryAddresses(vault).ReadAsync(RegistrySource.Vault("secret", "shop/{environment}", "registry"), Shop.Uat, TestContext.Current.CancellationToken));

        Assert.Equal(
            "Cannot read the registry's address (field 'registry' of secret/shop/uat in Vault): registry 'https://r.example/': an address without a scheme was expected. Write 'r.example'.",
            refused.Message);
    }

    /// <summary>Refused before anybody is asked, and before the guard.</summary>
    [Theory]
    [InlineData("AWS:secret@333333333333.dkr.ecr.eu-west-1.amazonaws.com")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com@evil.example")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com/../evil")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com/%2e%2e/evil")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com\\evil")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com.")]
    [InlineData("333333333333..dkr.ecr.eu-west-1.amazonaws.com")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com\nevil.example")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com evil.example")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com?x")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.amazonaws.com#x")]
    [InlineData("333333333333.dkr.ecr.eu-west-1.\u0430mazonaws.com")]
    [InlineData("registry.example:99999")]
    [InlineData("[::::]")]
    [InlineData("//evil.example")]
    public async Task Takes_nothing_for_an_address_that_is_none(string value)
    {
        using var server = ScriptedServer.Answering(VaultKeyValueTests.Version2($$"""{"registry":{{System.Text.Json.JsonSerializer.Serialize(value)}} }"""));
        await using var vault = new VaultKeyValue(new(server.Address, new VaultLogin.ByToken(new Secret("token"))));

        var refused = await Assert.ThrowsAsync<ExecutionException>(() =>
            new RegistryAddresses(vault).ReadAsync(RegistrySource.Vault("secret", "shop/{environment}", "registry"), Shop.Uat, TestContext.Current.CancellationToken));

        Assert.Equal(
            $"Cannot read the registry's address (field 'registry' of secret/shop/uat in Vault): registry '{value.ReplaceLineEndings("\\n")}': 'host[:port][/prefix]' was expected. Write one such as '111111111111.dkr.ecr.eu-west-1.amazonaws.com'.",
            refused.Message);
    }
}
