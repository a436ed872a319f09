using System.Text.RegularExpressions;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>A bad commit was deployed: the way back, as a person types it.</summary>
[Collection(CloneCollection.Name)]
public sealed partial class LocalRollback(Clone clone) : IAsyncLifetime
{
    private const string Before = "before-the-rollback";

    /// <summary>Each test begins without a sandbox, whichever test of the shared clone ran before.</summary>
    public async ValueTask InitializeAsync()
    {
        (await clone.RunAsync("git", ["tag", "--force", Before])).MustExitWith(0);
        await clone.RemoveSandboxAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The other tests of the clone do not know of the bad idea.
        (await clone.RunAsync("git", ["reset", "--quiet", "--hard", Before])).MustExitWith(0);
        await clone.RemoveSandboxAsync();
    }

    [Fact]
    public async Task Returns_to_the_commit_before_and_says_what_runs()
    {
        var good = await DeployAsync();
        clone.Write("samples/storefront/deploy/backend.local.json", clone.Read("samples/storefront/deploy/backend.local.json").Replace("\"debug\"", "\"warn\"", StringComparison.Ordinal));
        await clone.CommitAsync("A bad idea");
        var bad = await DeployAsync();
        Assert.NotEqual(good, bad);

        var back = await clone.BuildAsync(["Rollback", "--env", "local"], Clone.NoEngine);

        back.MustExitWith(0).MustSay("LOG_LEVEL].value: \"warn\" → \"debug\"").MustSay($"backend: succeeded (storefront-backend:2, {good})")
            .MustSay($"frontend: succeeded (storefront-frontend:2, {good})").MustSay("release frontend:2 (").MustNotSay("registered");
        (await clone.BuildAsync(["Rollback", "--env", "local"], Clone.NoEngine))
            .MustExitWith(14).MustSay("there is no release before frontend:2, which runs. Name one by '--to':");
        var releases = await clone.BuildAsync(["Releases", "--env", "local"], Clone.NoEngine);
        Assert.Equal([("frontend:3", bad, false), ("frontend:2", good, true)], Row().Matches(releases.MustExitWith(0).All)
            .Select(row => (row.Groups["id"].Value, row.Groups["digest"].Value, row.Groups["runs"].Success)));
        (await clone.BuildAsync(["Status", "--env", "local", "--must-agree"], Clone.NoEngine)).MustExitWith(0).MustSay($":local = {good}").MustNotSay(bad);
    }

    private async Task<string> DeployAsync()
    {
        var run = (await clone.BuildAsync(["Deploy", "--env", "local"], Clone.NoEngine)).MustExitWith(0).MustSay("recorded with the tags of storefront-");
        return Succeeded().Match(run.All).Groups["digest"].Value;
    }

    [GeneratedRegex(@"backend: succeeded \(storefront-backend:\d+, (?<digest>sha256:[0-9a-f]{12})\)")]
    private static partial Regex Succeeded();

    [GeneratedRegex(@"(?<id>frontend:\d+)  [0-9a-f]{8}\S*\s+(?<digest>sha256:[0-9a-f]{12})  .*?(?<runs>runs since .*)?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
