namespace Pipelines.Engines.Deployment;

/// <summary>How a deployment is watched.</summary>
public sealed record DeploymentOptions
{
    /// <summary>How long a wave of services may take; 30 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The pause before the first look; 250 milliseconds. Each further pause is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause while tasks are still missing; 8 seconds.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The longest pause when the end may be near (all tasks run, or tasks fail); 2 seconds.</summary>
    public TimeSpan PauseNearTheEnd { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many looks in a row must show something that eventual consistency can also show; 5.</summary>
    public int LooksToBelieve { get; init; } = 5;

    /// <summary>How often stopped tasks are collected while nothing is known to have failed; 60 seconds.</summary>
    public TimeSpan CollectEvery { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many stopped tasks, and how many events, a failure shows at most; 5.</summary>
    public int EvidenceShown { get; init; } = 5;
}
