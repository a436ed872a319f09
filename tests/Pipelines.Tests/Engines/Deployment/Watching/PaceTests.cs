using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Watching;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Watching;

public class PaceTests
{
    private static readonly DeploymentOptions Options = new();

    [Fact]
    public void Begins_short_and_grows()
    {
        var pauses = new List<double>();
        for (TimeSpan? pause = null; pauses.Count < 8; pauses.Add(pause.Value.TotalSeconds))
        {
            pause = Pace.After(pause, nearTheEnd: false, Options);
        }

        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 8, 8], pauses);
    }

    [Fact]
    public void Is_short_again_near_the_end() => Assert.Equal(TimeSpan.FromSeconds(2), Pace.After(TimeSpan.FromSeconds(8), nearTheEnd: true, Options));

    [Fact]
    public void A_rollout_of_three_minutes_whose_last_minute_is_near_the_end_takes_at_most_55_looks()
    {
        var (looks, at) = (0, TimeSpan.Zero);
        for (TimeSpan? pause = null; at < TimeSpan.FromMinutes(3); looks++)
        {
            pause = Pace.After(pause, nearTheEnd: at > TimeSpan.FromMinutes(2), Options);
            at += pause.Value;
        }

        Assert.InRange(looks, 40, 55);
    }
}
