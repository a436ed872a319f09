using Pipelines.Engines.Deployment;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Tests.Engines.Deployment.Permissions;
using Xunit;

namespace Pipelines.Tests.Engines.Releases;

/// <summary>A deployment that is tried again.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task Registers_nothing_that_the_failed_one_has_registered_and_is_a_release_like_any_other()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);
        Assert.Equal(0, (await shop.DeployAsync('a')).ExitCode);
        await FailAsync(shop, 'b', "backend");
        Assert.Equal(4, calls.Count("ecs:RegisterTaskDefinition"));

        var retried = await shop.DeployAsync('b');

        Assert.Equal(0, retried.ExitCode);
        Assert.Equal(4, calls.Count("ecs:RegisterTaskDefinition"));
        Assert.Equal(["b", "b"], [await shop.CommitThatRunsAsync("backend"), await shop.CommitThatRunsAsync("frontend")]);
        Assert.All(retried.Services, service => Assert.True(service.Plan.IsRetry));
        var history = await shop.HistoryAsync();
        Assert.Equal(["frontend:3", "frontend:2"], history.Releases.Select(release => release.Id));
        Assert.Equal("frontend:3", history.Current!.Id);

        await shop.RollBackAsync();
        Assert.Equal(["a", "a"], [await shop.CommitThatRunsAsync("backend"), await shop.CommitThatRunsAsync("frontend")]);
    }

    [Fact]
    public async Task Registers_what_did_not_fail_half_way_only_where_it_differs()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);
        await shop.DeployAsync('a');
        await FailAsync(shop, 'b', "frontend");

        var retried = await shop.DeployAsync('b');

        Assert.Equal([Move.Nothing, Move.Return], retried.Services.Select(service => service.Plan.Move));
        Assert.Equal(4, calls.Count("ecs:RegisterTaskDefinition"));
        Assert.Equal("frontend:3", (await shop.HistoryAsync()).Current!.Id);
    }

    [Fact]
    public async Task Of_another_commit_registers_its_own()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);
        await shop.DeployAsync('a');
        await FailAsync(shop, 'b', "backend");

        Assert.Equal(0, (await shop.DeployAsync('c')).ExitCode);

        Assert.Equal(6, calls.Count("ecs:RegisterTaskDefinition"));
    }

    [Fact]
    public async Task Costs_a_service_without_a_failure_no_read()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);
        await shop.DeployAsync('a');
        var before = calls.Count("ecs:DescribeTaskDefinition");

        await shop.DeployAsync('b');

        Assert.Equal(Shop.Application.Services.Count, calls.Count("ecs:DescribeTaskDefinition") - before);
    }

    // Somebody stops it as soon as it has begun.
    private static async Task FailAsync(SandboxShop shop, char commit, string service)
    {
        shop.Log.Heard = line =>
        {
            if (line.StartsWith($"{service}: ECS begins", StringComparison.Ordinal))
            {
                shop.StopAsync(service).GetAwaiter().GetResult();
            }
        };
        Assert.Equal(10, (await shop.DeployAsync(commit)).ExitCode);
        shop.Log.Heard = _ => { };
    }
}
