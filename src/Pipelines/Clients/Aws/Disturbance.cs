namespace Pipelines.Clients.Aws;

/// <summary>Errors that pass by waiting, and that the AWS SDK does not know for such.</summary>
internal static class Disturbance
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    /// <summary>Tries a call until it does not end in a passing error, five times at most; the last error stands.</summary>
    public static async Task<T> WaitOutAsync<T>(Func<Task<T>> call, Func<Exception, bool> isPassing, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var wait in Waits)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (isPassing(exception))
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }

        return await call();
    }
}
