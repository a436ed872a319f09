namespace Pipelines.Sandbox;

/// <summary>How fast the sandbox's ECS moves. AWS takes minutes for what these defaults do in less than a second.</summary>
public sealed record SandboxTempo
{
    /// <summary>From the creation of a simulated task to RUNNING.</summary>
    public TimeSpan TaskStart { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>From the wish to stop a simulated task to STOPPED.</summary>
    public TimeSpan TaskStop { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a simulated task without a health check must have been RUNNING before a deployment counts it as well.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The same for a real container, which needs some time to fail (ECS: 40 s).</summary>
    public TimeSpan ContainerSettle { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The pause before a task that failed is replaced; doubled with each failure in a row, up to ten times this.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The pause between two rounds of the scheduler while something is under way.</summary>
    public TimeSpan Round { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause between two looks at containers while nothing is under way.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// From the moment that a container is no longer found by its service's name to SIGTERM. A caller that was just about to connect
    /// tries again after one second, as TCP does; until then the container must answer.
    /// </summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it takes until reads show what happened; ECS is eventually consistent. The answer of a write shows it at once.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>From RUNNING to the first result of a simulated container's health check.</summary>
    public TimeSpan HealthStart { get; init; }

    /// <summary>The longest pause between two health checks of a container; the retries grow so that the time allowed stays the same.</summary>
    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromSeconds(2);
}
