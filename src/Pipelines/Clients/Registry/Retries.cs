using System.Net;
using System.Runtime.ExceptionServices;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>Tries a call again when the network, or a registry under load, may do better the next time; the waits grow and are spread.</summary>
internal sealed class Retries(OciRegistryOptions options)
{
    /// <summary>The answer of the first try that is no disturbance, or of the last one.</summary>
    /// <param name="call">What is tried, for messages.</param>
    /// <param name="attempt">A try.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="held">What has been reached for good; a try that has got further does not count against the number of tries.</param>
    /// <exception cref="ExecutionException">The registry cannot be reached.</exception>
    public async Task<HttpResponseMessage> RunAsync(
        RegistryCall call, Func<CancellationToken, Task<HttpResponseMessage>> attempt, CancellationToken cancellationToken, Func<long>? held = null)
    {
        var reached = held?.Invoke() ?? 0;
        for (var count = 1; ; count++)
        {
            if (held?.Invoke() is { } now && now > reached)
            {
                (reached, count) = (now, 1);
            }

            string reason;
            TimeSpan? asked = null;
            try
            {
                var response = await attempt(cancellationToken);
                if (!IsDisturbance(response.StatusCode) || count == options.Attempts)
                {
                    return response;
                }

                (reason, asked) = (RegistryText.Status(response.StatusCode), RetryAfter(response));
                response.Dispose();
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                await WaitAsync(call, exception, count, cancellationToken);
                continue;
            }

            await WaitAsync(call, reason, count, asked, cancellationToken);
        }
    }

    /// <summary>Waits after a failure, before the next try.</summary>
    /// <param name="call">What is tried, for messages.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="count">How often it went wrong in a row.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExecutionException">It was the last try, or another one would not help.</exception>
    public async Task WaitAsync(RegistryCall call, Exception failure, int count, CancellationToken cancellationToken)
    {
        RethrowWhatWeMeant(failure);
        if (count >= options.Attempts || IsFinal(failure))
        {
            throw RegistryText.Unreachable(call, failure);
        }

        await WaitAsync(call, RegistryText.Cause(failure), count, asked: null, cancellationToken);
    }

    private async Task WaitAsync(RegistryCall call, string reason, int count, TimeSpan? asked, CancellationToken cancellationToken)
    {
        var wait = Wait(count, asked);
        options.Log.Warning(RegistryText.Again(call, reason, wait, count + 1, options.Attempts));
        await Task.Delay(wait, options.Time, cancellationToken);
    }

    private static bool IsDisturbance(HttpStatusCode status) => (int)status is 408 or 429 or 500 or 502 or 503 or 504;

    // A certificate does not become good by waiting.
    private static bool IsFinal(Exception exception) => exception is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };

    // The client wraps what a body's source throws, such as a digest that lies: that is ours, and no disturbance.
    private static void RethrowWhatWeMeant(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is PipelinesException)
            {
                ExceptionDispatchInfo.Throw(exception);
            }
        }
    }

    private TimeSpan Wait(int count, TimeSpan? asked)
    {
        var grown = options.FirstWait * Math.Pow(2, count - 1) * (0.5 + (options.Jitter() / 2));
        var wait = asked > grown ? asked.Value : grown;
        return wait < options.LongestWait ? wait : options.LongestWait;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - options.Time.GetUtcNow(),
        _ => null,
    };
}
