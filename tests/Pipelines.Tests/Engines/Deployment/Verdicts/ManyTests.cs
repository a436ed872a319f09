using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.ECS;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Sandbox;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>Many pipelines of one account and region at the same moment, with the rates that AWS has: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html.</summary>
public sealed class ManyTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public async Task Are_throttled_and_all_succeed(int count)
    {
        var services = Enumerable.Range(1, count).Select(number => new Service(string.Create(CultureInfo.InvariantCulture, $"service-{number}"), Shop.Image)).ToList();
        var time = new SharedTime(count);
        var (calls, throttles) = (new ConcurrentQueue<string>(), 0);
        using var folder = new TemporaryFolder();
        await using var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                StateFolder = folder.At("state"),
                EcsClock = time,
                Tempo = new Scenario("", Outcome.Succeeded).Tempo,
                Rates = new(),
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
        var access = AwsAccess.WithKey("eu-west-1", Shop.Uat.Account.Text, new Secret("sandbox")) with { Endpoint = sandbox.Endpoint, Retries = 0, Time = time };
        using (var other = new AmazonECSClient(access.Credentials, access.Configure(new AmazonECSConfig())))
        {
            // The bootstrap revisions come to run.
            time.Pass(TimeSpan.FromMinutes(10));
            await other.DescribeServicesAsync(new() { Cluster = "shop", Services = ["service-1"] }, End);
            time.Pass(TimeSpan.FromMinutes(1));
        }

        calls.Clear();
        var results = await Task.WhenAll(services.Select((service, number) => time.FlowAsync(async () =>
        {
            using var ecs = new EcsClient(access with { Jitter = Jitter(number, () => Interlocked.Increment(ref throttles)) });
            return await DeployAsync(ecs, service, time);
        })));

        Assert.All(results, result => Assert.Equal(Outcome.Succeeded, result.Outcome));
        Assert.True(throttles > 0, "nothing was throttled");
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} deployments: {calls.Count} calls, {throttles} throttled before or at a write");
    }

    // As random as a run needs, and the same each time; it is asked once for each wait.
    private static Func<double> Jitter(int seed, Action asked)
    {
        var state = (uint)seed + 1;
        return () =>
        {
            asked();
            state = (state * 1664525) + 1013904223;
            return (state >> 8) / (double)(1 << 24);
        };
    }

    private static async Task<DeploymentResult> DeployAsync(EcsClient ecs, Service service, TimeProvider time)
    {
        var verb = new Verb(ecs, new RecordedLog(), time, new());
        var definition = new JsonObject
        {
            ["family"] = $"shop-{service}",
            ["containerDefinitions"] = new JsonArray(new JsonObject { ["name"] = service.Name, ["image"] = Shop.Reference().ToString(), ["memory"] = 64 }),
        };
        var plan = await verb.PlanAsync(Shop.Application with { Services = [service] }, Shop.Uat, [new TaskDefinitionInput(service, $"shop-{service}", Shop.Reference(), definition)], End);
        return await verb.ApplyAsync(plan, End);
    }
}
