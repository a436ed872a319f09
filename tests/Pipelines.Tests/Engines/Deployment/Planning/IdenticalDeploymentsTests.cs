using Pipelines.Tests.Engines.Deployment.Permissions;
using Pipelines.Tests.Engines.Releases;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Planning;

public sealed class IdenticalDeploymentsTests
{
    [Fact]
    public async Task Write_nothing_ten_times_and_the_first_makes_two_calls_a_service()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);
        Assert.Equal(0, (await shop.DeployAsync('a')).ExitCode);
        Assert.Equal((2, 2, 0), Writes(calls));

        for (var time = 0; time < 10; time++)
        {
            Assert.Equal(0, (await shop.DeployAsync('a')).ExitCode);
        }

        Assert.Equal((2, 2, 0), Writes(calls));
        Assert.Single((await shop.HistoryAsync()).Releases);
    }

    [Fact]
    public async Task Of_a_rollback_write_four_times_at_most()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);
        await shop.DeployAsync('a');
        await shop.DeployAsync('b');
        Assert.Equal((4, 4, 0), Writes(calls));

        await shop.RollBackAsync();

        Assert.Equal((4, 6, 2), Writes(calls));
    }

    private static (int Registrations, int Updates, int Tags) Writes(RecordedCalls calls) =>
        (calls.Count("ecs:RegisterTaskDefinition"), calls.Count("ecs:UpdateService"), calls.Count("ecs:TagResource"));
}
