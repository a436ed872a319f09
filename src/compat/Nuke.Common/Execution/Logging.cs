using Serilog.Core;

namespace Nuke.Common.Execution;

/// <summary>Points Serilog's static log at the console and, locally, at the files in <c>.nuke/temp</c>.</summary>
public static class Logging
{
    private static readonly LoggingLevelSwitch LevelSwitch = new(LogEventLevel.Debug);
    private static LogFiles files;
    private static bool isConfigured;

    public static LogLevel Level
    {
        get => LevelSwitch.MinimumLevel switch
        {
            LogEventLevel.Verbose => LogLevel.Trace,
            LogEventLevel.Debug => LogLevel.Normal,
            LogEventLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Error,
        };
        set => LevelSwitch.MinimumLevel = value switch
        {
            LogLevel.Trace => LogEventLevel.Verbose,
            LogLevel.Normal => LogEventLevel.Debug,
            LogLevel.Warning => LogEventLevel.Warning,
            _ => LogEventLevel.Error,
        };
    }

    internal static LogReplay Replay { get; } = new();

    internal static void Configure(NukeBuild build)
    {
        if (ParameterValues.OfEngine(nameof(NukeBuild.Verbosity), typeof(Verbosity)) is Verbosity verbosity)
            NukeBuild.Verbosity = verbosity;
        ConsoleText.PrepareFor(NukeBuild.Host);
        files = NukeBuild.Host is IBuildServer ? null : new LogFiles(NukeBuild.TemporaryDirectory);
        var console = new ConsoleSink(NukeBuild.Host, !Reporting.IsDisabled(build, DefaultOutput.Timestamps));
        Log.Logger = new BuildLogger(LevelSwitch, files is null ? [console, Replay] : [console, Replay, files]);
        isConfigured = true;
    }

    /// <summary>For errors that come before there is a build: the plain console.</summary>
    internal static void EnsureConfigured()
    {
        // An extension may have put a logger of its own in front.
        if (!isConfigured)
            Log.Logger = new BuildLogger(LevelSwitch, [new ConsoleSink(host: null, withTime: true)]);
    }

    internal static void Close() => files?.Dispose();
}
