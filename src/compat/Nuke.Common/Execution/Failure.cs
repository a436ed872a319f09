namespace Nuke.Common.Execution;

/// <summary>The exception that says what went wrong, out of those that reflection, tasks and type initialisers put around it.</summary>
internal static class Failure
{
    public static Exception CauseOf(Exception exception)
    {
        while (true)
        {
            var inner = exception switch
            {
                TargetInvocationException or TypeInitializationException => exception.InnerException,
                AggregateException { InnerExceptions: [var only] } => only,
                _ => null,
            };
            if (inner is null)
                return exception;
            exception = inner;
        }
    }

    public static string FirstLineOf(Exception exception) => exception.Message.AsSpan().EnumerateLines() is var lines && lines.MoveNext()
        ? lines.Current.ToString()
        : "";
}
