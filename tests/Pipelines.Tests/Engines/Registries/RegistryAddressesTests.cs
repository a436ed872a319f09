using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Engines.Registries;
using Pipelines.Testing;
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
}
