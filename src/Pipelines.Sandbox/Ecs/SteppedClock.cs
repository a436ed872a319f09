namespace Pipelines.Sandbox.Ecs;

/// <summary>A clock that is moved by hand, and that stands at the time of a step while the step is taken.</summary>
internal sealed class SteppedClock(TimeProvider source) : TimeProvider
{
    private readonly Lock stepping = new();
    private DateTimeOffset? last;
    private DateTimeOffset? pinned;

    public override DateTimeOffset GetUtcNow() => pinned ?? source.GetUtcNow();

    /// <summary>Takes the steps that are due, each at its own time.</summary>
    public void CatchUp(TimeSpan pause, Action step)
    {
        lock (stepping)
        {
            var now = source.GetUtcNow();
            for (last ??= now - pause; last.Value + pause <= now;)
            {
                pinned = last = last.Value + pause;
                step();
            }

            pinned = null;
        }
    }
}
