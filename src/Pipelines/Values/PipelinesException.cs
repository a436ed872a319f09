namespace Pipelines.Values;

/// <summary>An error that a person can mend; its message names the thing, the reason and the mend. See its two families.</summary>
public abstract class PipelinesException : Exception
{
    private protected PipelinesException(string message, int exitCode, Exception? innerException)
        : base(message, innerException) => ExitCode = exitCode;

    /// <summary>
    /// The message alone: a person mends what it says, and a stack trace below it only hides that. The trace is in
    /// <see cref="Exception.StackTrace"/>, and what was caught in <see cref="Exception.InnerException"/>.
    /// </summary>
    public sealed override string ToString() => Message;

    /// <summary>The exit code of a process that ends because of this error: 1 to 255.</summary>
    public int ExitCode { get; }
}
