namespace Pipelines.Clients.Aws;

/// <summary>Errors that pass by waiting, and that the AWS SDK does not know for such.</summary>
internal static class Disturbance
{
    // Together half a minute to a whole one: twenty pipelines that register at once are through by then (20 at once, then one a second).
    private static readonly TimeSpan[] Waits = [.. new[] { 1, 2, 4, 8, 12, 16, 20 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Tries a call until it does not end in a passing error, eight times at most; the last error stands.</summary>
    public static async Task<T> WaitOutAsync<T>(Func<Task<T>> call, Func<Exception, bool> isPassing, AwsAccess access, CancellationToken cancellationToken)
    {
        foreach (var wait in Waits)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (isPassing(exception))
            {
                // Those who were refused together must not come back together.
                await Task.Delay(wait * (0.5 + (access.Jitter() / 2)), access.Time, cancellationToken);
            }
        }

        return await call();
    }
}
