using Serilog.Core;

namespace Nuke.Common.Execution;

/// <summary>
/// The log of this run in <c>build.log</c> and in a dated file, of which five older ones are kept. Both are made by the first line, so
/// that a run that logs nothing touches no disk.
/// </summary>
internal sealed class LogFiles(AbsolutePath directory) : ILogEventSink, IDisposable
{
    private const string Current = "build.log";
    private const int KeptFiles = 5;
    private const int TargetColumn = 20;
    private readonly Lock gate = new();
    private StreamWriter[] writers;

    public void Emit(LogEvent logEvent)
    {
        var time = logEvent.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var target = (Reporting.RunningTarget ?? "").PadRight(TargetColumn);
        var line = $"{time} | {LogLine.Abbreviation(logEvent.Level)} | {target} | {LogLine.Message(logEvent)}";
        lock (gate)
        {
            foreach (var writer in writers ??= Open(logEvent.Timestamp))
            {
                writer.WriteLine(line);
                if (logEvent.Exception is { } exception)
                    writer.WriteLine(exception);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            // A run that logged nothing leaves no lines of the run before.
            if (writers is null && File.Exists(directory / Current))
                File.WriteAllText(directory / Current, "");
            foreach (var writer in writers ?? [])
                writer.Dispose();
            writers = [];
        }
    }

    private StreamWriter[] Open(DateTimeOffset now)
    {
        foreach (var old in Directory.GetFiles(directory, "build.*.log").OrderDescending(StringComparer.Ordinal).Skip(KeptFiles))
            File.Delete(old);
        var dated = $"build.{now.ToString("yyyy-MM-dd_HH-mm-ss", CultureInfo.InvariantCulture)}.log";
        return [.. new[] { Current, dated }.Select(x => new StreamWriter(directory / x, append: false))];
    }
}
