using Serilog.Core;

namespace Nuke.Common.Execution;

/// <summary>A warning or an error of this run.</summary>
internal sealed record ReplayedEvent(LogEventLevel Level, string Text);

/// <summary>Keeps warnings and errors, with the target that logged them, for the end of the run.</summary>
internal sealed class LogReplay : ILogEventSink
{
    private readonly Lock gate = new();
    private readonly List<ReplayedEvent> events = [];

    public IReadOnlyList<ReplayedEvent> Events
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < LogEventLevel.Warning)
            return;
        var target = Reporting.RunningTarget is { } name ? name + ": " : "";
        var cause = logEvent.Exception is { } exception ? $": {Failure.FirstLineOf(exception)}" : "";
        lock (gate)
            events.Add(new(logEvent.Level, $"[{LogLine.Abbreviation(logEvent.Level)}] {target}{LogLine.Message(logEvent)}{cause}"));
    }
}
