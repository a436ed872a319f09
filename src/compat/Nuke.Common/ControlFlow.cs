namespace Nuke.Common;

public static class ControlFlow
{
    public static void SuppressErrors(Action action, bool includeStackTrace = false, bool logWarning = true)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            if (logWarning)
                Log.Warning("{Message}", includeStackTrace ? exception.ToString() : exception.Message);
        }
    }

    /// <summary>Tries again until the action succeeds; waits in between when told how long.</summary>
    public static void ExecuteWithRetry(Action action, Action cleanup = null, int retryAttempts = 3, TimeSpan? delay = null, Action<string> logAction = null)
    {
        Assert.True(retryAttempts > 0, "retryAttempts must be positive");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception exception) when (attempt < retryAttempts)
            {
                (logAction ?? Log.Warning)($"Attempt #{attempt} failed: {exception.Message}");
                if (delay is { } wait)
                    Thread.Sleep(wait);
            }
            finally
            {
                cleanup?.Invoke();
            }
        }
    }
}
