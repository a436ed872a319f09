using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Aws;
using Pipelines.Engines.Releases;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.Deployment;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Releases;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Origin Ann = new(new(new string('a', 40)), "ann");

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "1 2 3 4 5")]
    [InlineData(2, "1 2 3 4")]
    [InlineData(9, "1 3")]
    public void Keeps_the_last_good_releases_and_lets_the_rest_go_oldest_first(int keep, string gone)
    {
        // 2, 4, 5 and 6 were releases; 7 is under way, and 8 to 10 are young, another's, or gone already.
        var history = History(6, 5, 4, 2);
        var services = new[] { Service("shop-backend:7", "shop-backend:6") };
        var definitions = Enumerable.Range(1, 10).Select(number => Definition(number) with
        {
            RegisteredAt = number == 8 ? Now - Retention.LeastAge + TimeSpan.FromSeconds(1) : Now - TimeSpan.FromDays(20 - number),
            Tags = number == 9 ? new Dictionary<string, string>() : ReleaseTags.Of(Ann),
            IsActive = number != 10,
        }).Reverse().ToList();

        Assert.Equal(gone, string.Join(' ', Retention.Superfluous(definitions, services, history, keep, Now).Select(definition => definition.Name.Split(':')[1])));
    }

    [Fact]
    public void Says_what_could_go()
    {
        Assert.Equal(
            ["shop-backend:1, commit aaaaaaaa, registered 2026-11-22 12:00Z", "Nothing was deregistered: say how many releases to keep by --keep-releases."],
            ReleasesText.Superfluous([Definition(1) with { RegisteredAt = Now.AddDays(-1), Tags = ReleaseTags.Of(Ann) }], 10, isMeant: false));
        Assert.Equal(
            ["Nothing to deregister: the last 10 releases, what is in use, what is younger than a day and what others registered stay."],
            ReleasesText.Superfluous([], 10, isMeant: true));
        Assert.Equal("--keep-releases 0: at least one release is kept. Write a number from 1.", Assert.Single(ReleasesText.KeepsNothing(0).Mistakes).ToString());
    }

    [Fact]
    public async Task Deregisters_in_ECS_what_is_old_enough_and_leaves_the_way_back()
    {
        await using var shop = await SandboxShop.StartAsync();
        foreach (var commit in "abc")
        {
            await shop.DeployAsync(commit);
        }

        var log = new RecordedLog();
        var young = new Retention(shop.Ecs, log, TimeProvider.System);
        Assert.Empty(await young.PlanAsync(Shop.Application, Shop.Uat, 2, End));
        var later = new Retention(shop.Ecs, log, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(2)));
        var superfluous = await later.PlanAsync(Shop.Application, Shop.Uat, 2, End);

        await later.ApplyAsync(superfluous, End);

        Assert.Equal(["deregistered shop-backend:2", "deregistered shop-frontend:2"], log.Lines.Order(StringComparer.Ordinal));
        Assert.Equal(0, (await shop.RollBackAsync()).ExitCode);
        Assert.Equal("b", await shop.CommitThatRunsAsync("backend"));
    }

    private static ReleaseHistory History(params int[] releases) => new(Shop.Application with { Services = [Shop.Backend] }, Shop.Uat)
    {
        Releases = [.. releases.Select(number => new Release($"arn/shop-backend:{number}", $"backend:{number}", Ann)
        {
            Members = new Dictionary<string, string> { ["backend"] = $"shop-backend:{number}" },
            Images = new Dictionary<string, Digest>(),
            Released = Now,
            Since = Now,
            SinceBy = "ann",
            RegisteredAt = Now,
        })],
        Running = new Dictionary<string, string> { ["backend"] = "shop-backend:6" },
    };

    private static EcsTaskDefinition Definition(int number) => new($"arn:aws:ecs:eu-west-1:333333333333:task-definition/shop-backend:{number.ToString(CultureInfo.InvariantCulture)}", new JsonObject());

    private static EcsService Service(string target, string source) => new()
    {
        Arn = "a",
        Name = "backend",
        Status = "ACTIVE",
        TaskDefinition = $"arn/{target}",
        Deployments = [new("1", "PRIMARY", $"arn/{target}"), new("2", "ACTIVE", $"arn/{source}")],
    };
}
