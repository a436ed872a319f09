namespace Pipelines.Clients.Registry;

/// <summary>Ends a wait in which nothing has moved for a while: a peer that went away without a word would be waited for until the job's own end.</summary>
internal sealed class Patience : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _over;
    private readonly CancellationToken _asked;
    private readonly ITimer _timer;
    private volatile bool _isOver;

    /// <summary>Begins the wait.</summary>
    /// <param name="limit">How long nothing may move.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait too; that is no impatience.</param>
    public Patience(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _limit = limit;
        _asked = cancellationToken;
        _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(_ => End(), null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when nothing has moved for too long, or when it was asked for.</summary>
    public CancellationToken Token => _over.Token;

    /// <summary>Something has moved: the wait begins again.</summary>
    public void Renew() => _timer.Change(_limit, Timeout.InfiniteTimeSpan);

    /// <summary>Runs something under this limit.</summary>
    /// <exception cref="HttpRequestException">Nothing has moved for too long.</exception>
    public async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> action)
    {
        try
        {
            return await action(Token);
        }
        catch (Exception exception) when (_isOver && !_asked.IsCancellationRequested && exception is OperationCanceledException or IOException or HttpRequestException)
        {
            throw new HttpRequestException(HttpRequestError.Unknown, RegistryText.NoAnswer(_limit), exception);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _over.Dispose();
    }

    private void End()
    {
        _isOver = true;
        try
        {
            _over.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The wait has ended in the same moment.
        }
    }
}
