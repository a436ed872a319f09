namespace Pipelines.Tests.Clients.Registry;

/// <summary>A clock on which every wait of up to a minute is over at once, and is written down; longer ones, the limits, never end.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly List<TimeSpan> _waits = [];

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public IReadOnlyList<TimeSpan> Waits => _waits;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var isLimit = dueTime > Longest || dueTime < TimeSpan.Zero;
        if (!isLimit)
        {
            _waits.Add(dueTime);
        }

        return base.CreateTimer(callback, state, isLimit ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, period);
    }
}
