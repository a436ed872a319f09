using System.Text.RegularExpressions;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>The README's first command, typed in a fresh clone.</summary>
public sealed partial class LocalDeployment(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Goes_the_whole_way_without_a_container_engine_and_changes_nothing_the_second_time()
    {
        var noEngine = new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };

        var first = await clone.BuildAsync(["Deploy", "--env", "local"], noEngine);

        first.MustExitWith(0).MustSay("simulated").MustSay("backend: succeeded").MustSay("frontend: succeeded");

        var second = await clone.BuildAsync(["Deploy", "--env", "local"], noEngine);

        second.MustExitWith(0).MustSay("backend: no change").MustSay("frontend: no change");
    }

    [Fact]
    public async Task Goes_the_whole_way_with_a_container_engine_and_serves_the_page()
    {
        RealPart.RequireDocker();
        try
        {
            var first = await clone.BuildAsync(["Deploy", "--env", "local"]);

            first.MustExitWith(0).MustNotSay("simulated").MustSay("backend: succeeded").MustSay("frontend: succeeded");
            var address = Address().Match(first.All);
            Assert.True(address.Success, first.All);
            using var client = new HttpClient();
            var page = await client.GetStringAsync(new Uri(address.Value), TestContext.Current.CancellationToken);
            Assert.Contains("<html", page, StringComparison.OrdinalIgnoreCase);

            var second = await clone.BuildAsync(["Deploy", "--env", "local"]);

            second.MustExitWith(0).MustSay("backend: no change").MustSay("frontend: no change").MustSay(address.Value);
        }
        finally
        {
            await clone.BuildAsync(["Sandbox", "--remove"]);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
