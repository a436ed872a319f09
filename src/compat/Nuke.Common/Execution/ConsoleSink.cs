using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>Log lines on the console: <c>HH:mm:ss [LVL] message</c>, then the exception.</summary>
internal sealed class ConsoleSink(Host host, bool withTime) : ILogEventSink
{
    public void Emit(LogEvent logEvent)
    {
        var message = LogLine.Message(logEvent);
        if (host?.FilterMessage(message) == true)
            return;
        var time = withTime ? logEvent.Timestamp.ToString("HH:mm:ss ", CultureInfo.InvariantCulture) : "";
        var line = $"{time}[{LogLine.Abbreviation(logEvent.Level)}] {message}";
        ConsoleText.WriteLine(ColourOf(logEvent.Level), line);
        if (logEvent.Exception is { } exception)
            ConsoleText.WriteLine(ColourOf(logEvent.Level), exception.ToString());
    }

    private static Colour ColourOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => Colour.Grey,
        LogEventLevel.Information => Colour.None,
        LogEventLevel.Warning => Colour.Yellow,
        _ => Colour.Red,
    };
}
