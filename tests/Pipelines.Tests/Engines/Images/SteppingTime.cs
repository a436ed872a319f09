namespace Pipelines.Tests.Engines.Images;

/// <summary>A clock that moves by the same step with each look at it.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    private long _looks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + (step * Interlocked.Increment(ref _looks));
}
