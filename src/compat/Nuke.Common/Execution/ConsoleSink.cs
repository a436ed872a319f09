using Serilog.Core;

namespace Nuke.Common.Execution;

/// <summary>Log lines on the console: <c>HH:mm:ss [LVL] message</c>, then the exception. The host may drop a line, and hears of problems.</summary>
internal sealed class ConsoleSink(Host host, bool withTime) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        var message = LogLine.Message(logEvent);
        if (host?.FilterMessage(message) == true)
            return;
        var time = withTime ? logEvent.Timestamp.ToString("HH:mm:ss ", CultureInfo.InvariantCulture) : "";
        var colour = ColourOf(logEvent.Level);
        ConsoleText.WriteLine(colour, $"{time}[{LogLine.Abbreviation(logEvent.Level)}] {message}");
        if (logEvent.Exception is { } exception)
            ConsoleText.WriteLine(colour, exception.ToString());
        if (logEvent.Level == LogEventLevel.Warning)
            host?.ReportWarning(message, logEvent.Exception?.ToString());
        else if (logEvent.Level > LogEventLevel.Warning)
            host?.ReportError(message, logEvent.Exception?.ToString());
    }

    private static Colour ColourOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => Colour.Grey,
        LogEventLevel.Information => Colour.None,
        LogEventLevel.Warning => Colour.Yellow,
        _ => Colour.Red,
    };
}
