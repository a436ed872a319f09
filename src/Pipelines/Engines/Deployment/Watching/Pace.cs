namespace Pipelines.Engines.Deployment.Watching;

/// <summary>How long to pause between two looks: short at first, longer while tasks start, short again near the end.</summary>
internal static class Pace
{
    /// <summary>The pause after <paramref name="previous"/>; null before the first look.</summary>
    public static TimeSpan After(TimeSpan? previous, bool nearTheEnd, DeploymentOptions options)
    {
        var longest = nearTheEnd ? options.PauseNearTheEnd : options.LongestPause;
        var next = previous is null ? options.FirstPause : previous.Value * 2;
        return next < longest ? next : longest;
    }
}
