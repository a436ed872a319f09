using System.Text.RegularExpressions;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>The README's first command, typed in a fresh clone.</summary>
[Collection(CloneCollection.Name)]
public sealed partial class LocalDeployment(Clone clone) : IAsyncLifetime
{
    /// <summary>Each test begins without a sandbox, as a newcomer does, whichever test of the shared clone ran before.</summary>
    public async ValueTask InitializeAsync() => await clone.RemoveSandboxAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await clone.RemoveSandboxAsync();

    [Fact]
    public async Task Goes_the_whole_way_without_a_container_engine_and_changes_nothing_the_second_time()
    {
        var first = await clone.BuildAsync(["Deploy", "--env", "local"], Clone.NoEngine);

        first.MustExitWith(0).MustSay("simulated").MustSay("backend: succeeded (").MustSay("frontend: succeeded (");

        var second = await clone.BuildAsync(["Deploy", "--env", "local"], Clone.NoEngine);

        second.MustExitWith(0).MustSay("Nothing will be written.").MustSay("backend: no change (").MustSay("frontend: no change (");
        Assert.Empty((await clone.RunAsync("git", ["status", "--porcelain"])).Output);
    }

    [Fact]
    public async Task Plan_only_writes_nothing()
    {
        await clone.BuildAsync(["Deploy", "--env", "local"], Clone.NoEngine);
        var file = "samples/storefront/deploy/backend.local.json";
        clone.Write(file, clone.Read(file).Replace("\"debug\"", "\"warn\"", StringComparison.Ordinal));
        try
        {
            var plan = await clone.BuildAsync(["Deploy", "--env", "local", "--plan-only"], Clone.NoEngine);

            plan.MustExitWith(0).MustSay("LOG_LEVEL].value: \"debug\" → \"warn\"").MustSay("ecs:RegisterTaskDefinition").MustNotSay("backend: registered");
        }
        finally
        {
            await clone.ResetAsync();
        }
    }

    [Fact]
    public async Task Goes_the_whole_way_with_a_container_engine_and_serves_the_page()
    {
        RealPart.RequireDocker();

        var first = await clone.BuildAsync(["Deploy", "--env", "local"]);

        first.MustExitWith(0).MustNotSay("simulated").MustSay("backend: succeeded (").MustSay("frontend: succeeded (");
        var address = Address().Match(first.All);
        Assert.True(address.Success, first.All);
        using var client = new HttpClient();
        var page = await client.GetStringAsync(new Uri(address.Groups["url"].Value), TestContext.Current.CancellationToken);
        Assert.Contains("<html", page, StringComparison.OrdinalIgnoreCase);

        var second = await clone.BuildAsync(["Deploy", "--env", "local"]);

        second.MustExitWith(0).MustSay("backend: no change (").MustSay("frontend: no change (").MustSay(address.Value);
    }

    [GeneratedRegex(@"frontend answers at (?<url>http://127\.0\.0\.1:\d+/)")]
    private static partial Regex Address();
}
