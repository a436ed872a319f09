using System.Collections.Concurrent;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Sandbox;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>Many deployments at once.</summary>
public class ManyTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_deployments_of_one_account_at_once_are_throttled_and_all_succeed()
    {
        var services = Enumerable.Range(1, 20).Select(number => new Service($"service-{number}", Shop.Image)).ToList();
        var calls = new ConcurrentQueue<string>();
        using var folder = new TemporaryFolder();
        await using var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                StateFolder = folder.At("state"),
                Rates = new() { Registrations = new(5, 4), Reads = new(20, 20) },
                Called = calls.Enqueue,
                Environments =
                [
                    new()
                    {
                        Name = "uat", Account = Shop.Uat.Account.Text, Region = "eu-west-1", Cluster = "shop", VaultPath = "shop/uat",
                        Services = [.. services.Select(service => new SandboxService { Name = service.Name, Family = $"shop-{service}" })],
                    },
                ],
            },
            End);
        var access = AwsAccess.WithKey("eu-west-1", Shop.Uat.Account.Text, new Secret("sandbox")) with { Endpoint = sandbox.Endpoint };

        var codes = await Task.WhenAll(services.Select(service => DeployAsync(access, service)));

        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.True(calls.Count(call => call == "ecs:RegisterTaskDefinition") > services.Count, "nothing was throttled");
    }

    private static async Task<int> DeployAsync(AwsAccess access, Service service)
    {
        using var ecs = new EcsClient(access);
        var verb = new Verb(ecs, new RecordedLog(), TimeProvider.System, new());
        var definition = Shop.Json($$"""{ "family": "shop-{{service}}", "containerDefinitions": [{ "name": "{{service}}", "image": "{{Shop.Reference()}}", "memory": 64 }] }""");
        var plan = await verb.PlanAsync(Shop.Application with { Services = [service] }, Shop.Uat, [new TaskDefinitionInput(service, $"shop-{service}", Shop.Reference(), definition)], End);
        return (await verb.ApplyAsync(plan, End)).ExitCode;
    }
}
