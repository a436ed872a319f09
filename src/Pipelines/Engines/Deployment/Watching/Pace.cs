namespace Pipelines.Engines.Deployment.Watching;

/// <summary>
/// How long to pause between two looks: short at first, longer while tasks start, short again near the end, shortest where one look more
/// settles a doubt. What stays near its end for minutes is not worth a look every few seconds.
/// </summary>
internal sealed record Pace(DeploymentOptions Options)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15), Stale = TimeSpan.FromMinutes(6);

    /// <summary>The pause; null before the first look.</summary>
    public TimeSpan? Pause { get; private init; }

    /// <summary>How long the end has been near.</summary>
    private TimeSpan Near { get; init; }

    /// <summary>The pace after one more look.</summary>
    public Pace Next(Nearness nearness)
    {
        var near = nearness is Nearness.Far or Nearness.Leaving ? TimeSpan.Zero : Near;
        var longest = nearness switch
        {
            Nearness.Doubt => Options.PauseInDoubt,
            Nearness.Leaving => Options.PauseNearTheEnd * 2,
            Nearness.Near when near < Fresh => Options.PauseNearTheEnd,
            Nearness.Near when near < Stale => Options.PauseNearTheEnd * 4 / 3,
            _ => Options.LongestPause,
        };
        var next = Pause is { } previous ? previous * 2 : Options.FirstPause;
        var pause = next < longest ? next : longest;
        return this with { Pause = pause, Near = near + pause };
    }
}

/// <summary>How near the end of a deployment may be.</summary>
internal enum Nearness
{
    /// <summary>Tasks are still missing.</summary>
    Far,

    /// <summary>All tasks run, and earlier ones are not yet told to stop.</summary>
    Leaving,

    /// <summary>All tasks run, or some have failed, or nothing is known.</summary>
    Near,

    /// <summary>Something was seen that eventual consistency can also show.</summary>
    Doubt,
}
