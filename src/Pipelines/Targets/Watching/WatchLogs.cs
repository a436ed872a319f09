using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;
using Spectre.Console;

namespace Pipelines.Targets.Watching;

/// <summary>Which way a watch is shown: a table for a person at a terminal, sections in GitLab, plain lines anywhere else.</summary>
internal static class WatchLogs
{
    /// <summary>The log of this process.</summary>
    /// <param name="environment">The variables of the process.</param>
    /// <param name="log">Where plain lines go.</param>
    /// <param name="isTerminal">True when a person's terminal reads what is written.</param>
    public static IWatchLog Of(ProcessEnvironment environment, IProgressLog log, bool isTerminal) =>
        environment.Variable("GITLAB_CI") is not null ? new GitLabWatchLog(Console.Out, log, environment.Time)
        : isTerminal && environment.Variable("CI") is null && environment.Variable("TERM") is not ("dumb" or null) ? Table(log)
        : new PlainWatchLog(log);

    // Apart, so that Spectre.Console is only loaded where there is a table.
    private static TerminalWatchLog Table(IProgressLog log) => new(
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(Console.Out) }), log);
}
