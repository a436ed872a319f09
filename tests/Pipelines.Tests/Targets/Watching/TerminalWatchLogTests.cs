using Pipelines.Engines.Deployment.Watching;
using Pipelines.Targets.Watching;
using Pipelines.Tests.Clients.Processes;
using Spectre.Console;
using Xunit;

namespace Pipelines.Tests.Targets.Watching;

/// <summary>What a person's terminal shows, read from a recorded console.</summary>
public sealed class TerminalWatchLogTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly RecordedLog _log = new();

    [Fact]
    public async Task Draws_a_table_with_a_row_for_each_service_in_its_place()
    {
        var log = Log();

        await log.DuringAsync(["backend", "frontend"], async () =>
        {
            log.Show(Progress("backend", 1, 2, "tasks start"));
            log.Show(Progress("frontend", 0, 1, "ECS gives it up") with { Failed = 3, At = TimeSpan.FromSeconds(75) });
            log.Show(Progress("backend", 2, 2, "succeeded") with { At = TimeSpan.FromSeconds(80) });
            await Task.Yield();
            return 0;
        });

        Assert.Equal(
            [
                "╭──────────┬─────────────────┬─────────┬────────┬─────────────────┬──────╮",
                "│ service  │ deploys         │ running │ failed │ state           │ time │",
                "├──────────┼─────────────────┼─────────┼────────┼─────────────────┼──────┤",
                "│ backend  │ shop-backend:7  │ 2 of 2  │        │ succeeded       │ 1:20 │",
                "│ frontend │ shop-frontend:7 │ 0 of 1  │ 3      │ ECS gives it up │ 1:15 │",
                "╰──────────┴─────────────────┴─────────┴────────┴─────────────────┴──────╯",
            ],
            Screen.Play(_output.ToString()));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Says_what_else_happens_above_the_table_and_everything_before_and_after_it_in_the_log()
    {
        var log = Log();

        log.Info("before");
        await log.DuringAsync(["backend"], () =>
        {
            log.Warning("[these] credentials may not");
            return Task.FromResult(0);
        });
        log.ShowVerdict("backend", ["backend: succeeded"]);

        Assert.Equal(["before", "backend: succeeded"], _log.Lines);
        var screen = Screen.Play(_output.ToString());
        Assert.Equal("warning: [these] credentials may not", screen[0]);
        Assert.Equal("│ backend │         │         │        │ begun │      │", screen[4]);
        Assert.Equal(6, screen.Count);
    }

    [Theory]
    [InlineData("GITLAB_CI=true", true, typeof(GitLabWatchLog))]
    [InlineData("TERM=xterm", true, typeof(TerminalWatchLog))]
    [InlineData("TERM=xterm", false, typeof(PlainWatchLog))]
    [InlineData("TERM=dumb", true, typeof(PlainWatchLog))]
    [InlineData("", true, typeof(PlainWatchLog))]
    [InlineData("CI=true TERM=xterm", true, typeof(PlainWatchLog))]
    public void Is_for_people_at_a_terminal_alone(string variables, bool isTerminal, Type expected)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);

        Assert.IsType(expected, WatchLogs.Of(new(set.GetValueOrDefault, TimeProvider.System, null), _log, isTerminal));
    }

    private TerminalWatchLog Log()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(_output) });
        console.Profile.Width = 100;
        return new(console, _log);
    }

    private static ServiceProgress Progress(string service, int running, int desired, string state) =>
        new(service, $"shop-{service}:7", TimeSpan.FromSeconds(1), "") { Running = running, Desired = desired, State = state };
}
