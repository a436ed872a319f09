using Pipelines.Definitions;

namespace Pipelines.Engines.Deployment;

/// <summary>How a deployment is watched.</summary>
public sealed record DeploymentOptions
{
    /// <summary>How long a wave of services may take; 30 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The pause before the first look; 250 milliseconds. Each further pause is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause while tasks are still missing; 12 seconds.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>The longest pause when the end may be near (all tasks run, or tasks fail); 3 seconds, and a third more after a quarter of a minute.</summary>
    public TimeSpan PauseNearTheEnd { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest pause while something was seen that eventual consistency can also show; 1 second.</summary>
    public TimeSpan PauseInDoubt { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many looks in a row must show something that eventual consistency can also show; 5.</summary>
    public int LooksToBelieve { get; init; } = 5;

    /// <summary>How long a service that took an update may go on showing the deployment before it; 30 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long ECS may be unreadable before its state is called unknown; 5 minutes.</summary>
    public TimeSpan Blindness { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After how many tasks in a row that failed to start a deployment is stopped, where ECS's circuit breaker would not do it soon; 3, null = never.</summary>
    public int? FailFastAfter { get; init; } = 3;

    /// <summary>What becomes of services that have moved already when another one fails; the application's <see cref="Application.OnFailure"/>.</summary>
    public OnFailure OnFailure { get; init; }

    /// <summary>True to let ECS put the former definition back when the run is cancelled; else the deployment goes on.</summary>
    public bool RollbackOnCancel { get; init; }

    /// <summary>How often failed tasks are counted where there is no circuit breaker; 20 seconds.</summary>
    public TimeSpan CountEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often stopped tasks are collected while nothing is known to have failed; 15 minutes: ECS keeps them for an hour.</summary>
    public TimeSpan CollectEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many lines of the log of a container that failed are shown at most; 12.</summary>
    public int LogLinesShown { get; init; } = 12;

    /// <summary>How many stopped tasks, and how many events, a failure shows at most; 5.</summary>
    public int EvidenceShown { get; init; } = 5;
}
