namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>
/// A clock on which every wait is over at once and has taken its time all the same. What is to happen meanwhile happens at its own moment.
/// For a flow that waits for one thing at a time.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly PriorityQueue<Action, DateTimeOffset> _happenings = new();
    private readonly Lock _moving = new();
    private DateTimeOffset _now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Pass(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    /// <summary>Has something happen, so long from now.</summary>
    public void After(TimeSpan wait, Action happening) => _happenings.Enqueue(happening, _now + wait);

    public void Pass(TimeSpan time)
    {
        lock (_moving)
        {
            var end = _now + time;
            while (_happenings.TryPeek(out var happening, out var at) && at <= end)
            {
                _happenings.Dequeue();
                _now = at;
                happening();
            }

            _now = end;
        }
    }
}
