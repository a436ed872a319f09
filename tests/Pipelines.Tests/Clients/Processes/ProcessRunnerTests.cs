using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Processes;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Processes;

[UnsupportedOSPlatform("windows")]
public sealed class ProcessRunnerTests
{
    private readonly RecordedLog _log = new();
    private readonly FakeTimeProvider _time = new();

    private ProcessRunner Runner => new(_log, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_exit_code_and_both_outputs()
    {
        var result = await Runner.RunAsync(Shell("echo out; echo err >&2; exit 3"), Token);

        Assert.Equal(new ProcessResult(3, "out\n", "err\n"), result);
        Assert.Equal("exit code 3", result.ToString());
    }

    [Fact]
    public async Task Hands_over_each_argument_as_it_is()
    {
        string[] arguments = ["two words", "", "quote\"'", "a\\", "$HOME", "*", "ä\nb"];

        var result = await Runner.RunAsync(new("printf", ["%s|", .. arguments]), Token);

        Assert.Equal(string.Join('|', arguments) + "|", result.StandardOutput);
    }

    [Fact]
    public async Task Sets_folder_variables_and_standard_input()
    {
        using var folder = new TemporaryFolder();
        var command = Shell("pwd; echo $COLOUR ${HOME-none}; cat") with
        {
            WorkingDirectory = folder.Path,
            Environment = new Dictionary<string, string?> { ["COLOUR"] = "blue", ["HOME"] = null },
            StandardInput = "from outside",
        };

        var result = await Runner.RunAsync(command, Token);

        Assert.Equal($"{folder.Path}\nblue none\nfrom outside", result.StandardOutput);
    }

    [Fact]
    public async Task Calls_back_with_each_line()
    {
        List<string> output = [], error = [];

        await Runner.RunAsync(Shell("echo a; echo b; echo c >&2") with { OnOutputLine = output.Add, OnErrorLine = error.Add }, Token);

        Assert.Equal(["a", "b"], output);
        Assert.Equal(["c"], error);
    }

    [Fact]
    public async Task Copies_binary_output_byte_for_byte()
    {
        using var stream = new MemoryStream();

        var result = await Runner.RunAsync(Shell(@"printf '\377\000\r\n\376'") with { OutputStream = stream }, Token);

        Assert.Equal([0xff, 0, 13, 10, 0xfe], stream.ToArray());
        Assert.Equal("", result.StandardOutput);
    }

    [Fact]
    public async Task Takes_secrets_out_of_the_echo_the_callbacks_and_the_error()
    {
        List<string> lines = [];
        var command = Shell("cat; cat /dev/null; echo $KEY; echo wrong $KEY >&2; exit 1") with
        {
            Environment = new Dictionary<string, string?> { ["KEY"] = "hunter2" },
            StandardInput = "line-one\nline-two\n",
            Secrets = [new("hunter2"), new("line-one\nline-two")],
            OnOutputLine = lines.Add,
            OnErrorLine = lines.Add,
        };

        var error = await Assert.ThrowsAsync<ExecutionException>(() => Runner.RunOrThrowAsync(command, new("try", "it", "Stop."), Token));

        Assert.Equal(["***", "***", "***", "wrong ***"], lines.Order());
        Assert.EndsWith("ended with exit code 1: wrong ***. Stop.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", string.Join('\n', _log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_secret_among_the_arguments()
    {
        var command = new ProcessCommand("echo", "--password=hunter2") { Secrets = [new("hunter2")] };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Runner.RunAsync(command, Token));

        Assert.StartsWith(
            "A secret stands among the arguments of 'echo --password=***', where every user of the machine can read it: give it by standard input or by an environment variable.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Echoes_the_command_line_as_a_detail()
    {
        await Runner.RunAsync(new("printf", "%s", "two words", ""), Token);

        Assert.Equal(["detail: $ printf %s 'two words' ''"], _log.Lines);
    }

    [Theory]
    [InlineData(null, "Install it, or put its folder on PATH.")]
    [InlineData("Run 'apt-get install no-such-tool'.", "Run 'apt-get install no-such-tool'.")]
    public async Task Names_a_missing_executable_and_how_to_get_it(string? whereToGet, string remedy)
    {
        var error = await Assert.ThrowsAsync<ExecutionException>(() => Runner.RunAsync(new("no-such-tool") { WhereToGet = whereToGet }, Token));

        Assert.Equal($"Cannot start a process (no-such-tool): there is no such executable on PATH. {remedy}", error.Message);
    }

    [Fact]
    public async Task Waits_for_an_executable_that_is_being_written()
    {
        using var folder = new TemporaryFolder();
        var (program, writer) = Written(folder, "#!/bin/sh\necho whole\n");

        // In real time: after it was written, children of other tests hold it as well until they are programs of their own.
        var run = new ProcessRunner(_log, TimeProvider.System).RunAsync(new(program), Token);
        Assert.False(run.IsCompleted);
        await writer.DisposeAsync();

        Assert.Equal("whole\n", (await run).StandardOutput);
    }

    [Fact]
    public async Task Says_that_an_executable_is_still_being_written()
    {
        using var folder = new TemporaryFolder();
        var (program, writer) = Written(folder, "#!/bin/sh\necho half");
        await using var open = writer;

        var run = Runner.RunAsync(new(program), Token);
        while (!run.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        var error = await Assert.ThrowsAsync<ExecutionException>(() => run);
        Assert.Equal($"Cannot start a process ({program}): it is being written at this moment. Run it again when it is whole.", error.Message);
    }

    [Fact]
    public async Task Tells_what_cannot_be_executed_from_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        var program = folder.Write("no-program", "words");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var locked = folder.Write("locked", "#!/bin/sh\n");
        File.SetUnixFileMode(locked, UnixFileMode.UserRead);

        var broken = await Assert.ThrowsAsync<ExecutionException>(() => Runner.RunAsync(new(program), Token));
        var refused = await Assert.ThrowsAsync<ExecutionException>(() => Runner.RunAsync(new(locked), Token));

        Assert.Equal(
            $"Cannot start a process ({program}): it is no program of this machine. Install the one for this processor and system; a script begins with '#!' and its interpreter.",
            broken.Message);
        Assert.Equal($"Cannot start a process ({locked}): this user may not execute it. Look at its permissions: 'ls -l {locked}'.", refused.Message);
    }

    [Fact]
    public async Task Names_a_missing_working_folder()
    {
        var error = await Assert.ThrowsAsync<ExecutionException>(() => Runner.RunAsync(new("true") { WorkingDirectory = "/no/such" }, Token));

        Assert.Equal("Cannot start a process (true): its working folder '/no/such' does not exist. Make the folder, or correct its path.", error.Message);
    }

    [Fact]
    public async Task Throws_on_a_failure_with_the_last_lines_when_asked()
    {
        var error = await Assert.ThrowsAsync<ExecutionException>(
            () => Runner.RunOrThrowAsync(new("seq", "--", "1", "x"), new("count", "numbers", "Count again."), Token));
        var many = await Assert.ThrowsAsync<ExecutionException>(
            () => Runner.RunOrThrowAsync(Shell("seq 1 14 >&2; exit 9"), new("count", "numbers", "Count again."), Token));
        var silent = await Assert.ThrowsAsync<ExecutionException>(
            () => Runner.RunOrThrowAsync(new("false"), new("count", "numbers", "Count again."), Token));

        Assert.StartsWith("Cannot count (numbers): 'seq -- 1 x' ended with exit code 1:\n  seq: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            "Cannot count (numbers): 'sh -c 'seq 1 14 >&2; exit 9'' ended with exit code 9:\n  3\n  4\n  5\n  6\n  7\n  8\n  9\n  10\n  11\n  12\n  13\n  14. Count again.",
            many.Message);
        Assert.Equal("Cannot count (numbers): 'false' ended with exit code 1 and said nothing. Count again.", silent.Message);
    }

    [Fact]
    public async Task Asks_the_process_to_end_when_cancelled()
    {
        using var folder = new TemporaryFolder();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var command = Shell("trap 'kill $!; echo bye > bye; exit 0' TERM; sleep 1000 >/dev/null 2>&1 & echo ready; wait") with
        {
            WorkingDirectory = folder.Path,
            OnOutputLine = _ => cancel.Cancel(),
        };

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner.RunAsync(command, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Equal("bye\n", await File.ReadAllTextAsync(folder.At("bye"), Token));
    }

    [Fact]
    public async Task Kills_a_process_that_does_not_end_within_the_grace()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ready = new TaskCompletionSource();
        var running = Runner.RunAsync(Shell("trap '' TERM; echo ready; exec sleep 1000") with { OnOutputLine = _ => ready.SetResult() }, cancel.Token);
        await ready.Task.WaitAsync(Token);

        await cancel.CancelAsync();
        Assert.False(running.IsCompleted);
        _time.Advance(Runner.Grace);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Starts_nothing_when_already_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner.RunAsync(new("true"), new CancellationToken(canceled: true)));

        Assert.Empty(_log.Lines);
    }

    private static (string Program, FileStream Writer) Written(TemporaryFolder folder, string text)
    {
        var program = folder.Write("program", text);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return (program, new FileStream(program, FileMode.Open, FileAccess.Write));
    }

    private static ProcessCommand Shell(string script) => new("sh", "-c", script);
}
