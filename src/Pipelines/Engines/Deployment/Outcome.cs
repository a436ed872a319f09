namespace Pipelines.Engines.Deployment;

/// <summary>How a deployment ended; the number is the exit code.</summary>
public enum Outcome
{
    /// <summary>What was asked for runs.</summary>
    Succeeded = 0,

    /// <summary>ECS put the former definition back.</summary>
    RolledBack = 10,

    /// <summary>It failed, and nothing was put back.</summary>
    NeverStarted = 11,

    /// <summary>A newer deployment, somebody else's, holds the service.</summary>
    Superseded = 12,

    /// <summary>It is still open, and the time to wait is over.</summary>
    TimedOut = 13,

    /// <summary>Nothing was written.</summary>
    Refused = 14,
}

/// <summary>What is special about an outcome.</summary>
public enum Circumstance
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Succeeded: all of it was running already, nothing was written.</summary>
    NoChange,

    /// <summary>Succeeded: the desired count is 0, so nothing runs.</summary>
    NothingRunning,

    /// <summary>Rolled back: the rollback itself failed.</summary>
    RollbackFailed,

    /// <summary>Timed out: the deployment waits for a person at a pause hook.</summary>
    Paused,

    /// <summary>Timed out: ECS could not be read for long, so that how it ended is unknown.</summary>
    Unreadable,

    /// <summary>Never started: its tasks failed to start again and again, and this run let ECS put the former definition back.</summary>
    Stopped,

    /// <summary>Superseded: the service deployment succeeded, and ECS has recorded that it brought something else than what was deployed.</summary>
    OtherDigest,

    /// <summary>Refused, or never started where other services have changed already: the service changed between plan and write.</summary>
    WorldMoved,
}

/// <summary>The verdict on one service.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Circumstance">What is special about it.</param>
public sealed record Verdict(Outcome Outcome, Circumstance Circumstance = Circumstance.None)
{
    // Of several services, the outcome that needs a person soonest stands for the run.
    private static readonly Outcome[] FromBestToWorst =
        [Outcome.Succeeded, Outcome.Refused, Outcome.Superseded, Outcome.TimedOut, Outcome.RolledBack, Outcome.NeverStarted];

    /// <summary>The exit code of a process that ends with this verdict.</summary>
    public int ExitCode => (int)Outcome;

    /// <summary>The worst of some outcomes; succeeded when there are none.</summary>
    public static Outcome Worst(IEnumerable<Outcome> outcomes) => outcomes.DefaultIfEmpty(Outcome.Succeeded).MaxBy(outcome => Array.IndexOf(FromBestToWorst, outcome));
}
