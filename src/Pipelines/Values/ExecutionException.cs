namespace Pipelines.Values;

/// <summary>The world's mistake: an action on something outside failed. Exit code 1, or the verb's own.</summary>
public sealed class ExecutionException : PipelinesException
{
    /// <summary>States what failed.</summary>
    /// <param name="action">What was being done: "read the registry address".</param>
    /// <param name="subject">The thing it was done to: "secret/storefront/uat at http://vault:8200".</param>
    /// <param name="reason">Why it failed, in the words of the other side where there are any.</param>
    /// <param name="remedy">The next step: an imperative sentence.</param>
    /// <param name="exitCode">The exit code, 1 to 255.</param>
    /// <param name="innerException">What was caught.</param>
    public ExecutionException(string action, string subject, string reason, string remedy, int exitCode = 1, Exception? innerException = null)
        : base($"Cannot {action} ({subject}): {reason.TrimEnd('.', '\n')}. {remedy}", exitCode, innerException)
    {
        Subject = subject;
        Reason = reason;
        Remedy = remedy;
    }

    /// <summary>The thing that the action was done to.</summary>
    public string Subject { get; }

    /// <summary>Why it failed.</summary>
    public string Reason { get; }

    /// <summary>The next step.</summary>
    public string Remedy { get; }
}
