namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>
/// A clock for several flows side by side: it stands still while one of them has something to do, and jumps to the first end of a wait when all wait.
/// </summary>
/// <param name="flows">How many flows there are; each waits for one thing at a time.</param>
internal sealed class SharedTime(int flows) : TimeProvider
{
    private readonly PriorityQueue<Waiting, DateTimeOffset> _waiting = new();
    private readonly Lock _moving = new();
    private DateTimeOffset _now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private int _flows = flows;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_moving)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waiting = new Waiting(callback, state);
        lock (_moving)
        {
            _waiting.Enqueue(waiting, _now + dueTime);
        }

        Move();
        return waiting;
    }

    /// <summary>Passes some time before the flows begin.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_moving)
        {
            _now += time;
        }
    }

    /// <summary>Runs a flow to its end.</summary>
    public async Task<T> FlowAsync<T>(Func<Task<T>> flow)
    {
        try
        {
            return await Task.Run(flow);
        }
        finally
        {
            lock (_moving)
            {
                _flows--;
            }

            Move();
        }
    }

    private void Move()
    {
        var due = new List<Waiting>();
        lock (_moving)
        {
            if (_waiting.Count < _flows || !_waiting.TryPeek(out _, out var next))
            {
                return;
            }

            for (_now = next; _waiting.TryPeek(out _, out var at) && at <= _now;)
            {
                due.Add(_waiting.Dequeue());
            }
        }

        // A timer's callback may run what waits for it, at once: not below the flow that has just begun to wait.
        due.ForEach(waiting => ThreadPool.QueueUserWorkItem(_ => waiting.End()));
    }

    private sealed class Waiting(TimerCallback callback, object? state) : ITimer
    {
        public void End() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
