using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>Keeps warnings and errors, with the target that logged them, for the end of the run.</summary>
internal sealed class LogReplay : ILogEventSink
{
    private readonly ConcurrentQueue<(LogEventLevel Level, string Text)> events = new();
    public IReadOnlyCollection<(LogEventLevel Level, string Text)> Events => events;

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LogEventLevel.Warning)
            return;
        var target = Reporting.RunningTarget is { } name ? name + ": " : "";
        events.Enqueue((logEvent.Level, $"[{LogLine.Abbreviation(logEvent.Level)}] {target}{LogLine.Message(logEvent)}"));
    }
}
