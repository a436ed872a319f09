using System.ComponentModel;
using System.Text;
using CliWrap;
using Pipelines.Values;

namespace Pipelines.Clients.Processes;

/// <summary>
/// Runs processes: a <see cref="ProcessCommand"/> comes in, a <see cref="ProcessResult"/> goes out. It echoes the command line,
/// without secrets, as a detail; when the caller cancels, the process is asked to end (SIGTERM), and killed with its children if it does not.
/// </summary>
internal sealed class ProcessRunner(IProgressLog log, TimeProvider time)
{
    private const int BusyAttempts = 40;

    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>How long a process may take to end by itself after it has been asked to.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same runner, which says what it runs elsewhere.</summary>
    public ProcessRunner LoggingTo(IProgressLog other) => new(other, time) { Grace = Grace };

    /// <summary>The same runner, which waits longer for a process that was asked to end.</summary>
    public ProcessRunner Waiting(TimeSpan grace) => new(log, time) { Grace = grace };

    /// <summary>Runs a process to its end; a non-zero exit code is a result like any other.</summary>
    /// <exception cref="ExecutionException">There is no such executable or working folder, or it cannot be started.</exception>
    public async Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var redaction = new Redaction(command.Secrets);
        if (command.Arguments.Any(redaction.IsIn))
        {
            throw new ArgumentException(ProcessesText.SecretInArguments(command), nameof(command));
        }

        if (command.WorkingDirectory is { } folder && !Directory.Exists(folder))
        {
            throw ProcessesText.MissingFolder(command);
        }

        log.Detail(ProcessesText.Echo(command));
        var output = new StringBuilder();
        var error = new StringBuilder();
        var exitCode = await ExecuteAsync(command, Wrap(command, redaction, output, error), cancellationToken);
        return new ProcessResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a process that must succeed.</summary>
    /// <exception cref="ExecutionException">It did not; the reason ends with the last lines of its standard error.</exception>
    public async Task<ProcessResult> RunOrThrowAsync(ProcessCommand command, ProcessPurpose purpose, CancellationToken cancellationToken)
    {
        var result = await RunAsync(command, cancellationToken);
        return result.Succeeded ? result : throw ProcessesText.Failed(command, purpose, result);
    }

    private static Command Wrap(ProcessCommand command, Redaction redaction, StringBuilder output, StringBuilder error)
    {
        // The two streams are read side by side, and who listens to both shall not have to know that.
        var gate = new Lock();
        var wrapped = Cli.Wrap(command.Executable)
            .WithArguments(command.Arguments)
            .WithEnvironmentVariables(EnvironmentOf(command))
            .WithStandardInputPipe(command.StandardInput is { } input ? PipeSource.FromString(input, Utf8) : PipeSource.Null)
            .WithStandardOutputPipe(PipeTarget.Merge([
                command.OutputStream is { } stream ? PipeTarget.ToStream(stream) : PipeTarget.ToStringBuilder(output, Utf8),
                .. Lines(command.OnOutputLine, redaction, gate)]))
            .WithStandardErrorPipe(PipeTarget.Merge([PipeTarget.ToStringBuilder(error, Utf8), .. Lines(command.OnErrorLine, redaction, gate)]))
            .WithValidation(CommandResultValidation.None);
        return command.WorkingDirectory is { } folder ? wrapped.WithWorkingDirectory(folder) : wrapped;
    }

    // What a command does not name it does not need: a Dockerfile, a test or a hook must not find what opens Vault and AWS.
    private static Dictionary<string, string?> EnvironmentOf(ProcessCommand command)
    {
        var variables = CredentialVariables.Names.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        foreach (var (name, value) in command.Environment)
        {
            variables[name] = value;
        }

        return variables;
    }

    private static IEnumerable<PipeTarget> Lines(Action<string>? callback, Redaction redaction, Lock gate) =>
        callback is null ? [] : [PipeTarget.ToDelegate(line => Call(callback, redaction.Apply(line), gate), Utf8)];

    private static void Call(Action<string> callback, string line, Lock gate)
    {
        lock (gate)
        {
            callback(line);
        }
    }

    // A child that another thread starts holds, for a moment, every file that is being written; until it lets go, Linux starts no such file.
    private async Task<CommandTask<CommandResult>> StartAsync(Func<CommandTask<CommandResult>> start, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return start();
            }
            catch (Win32Exception busy) when (ProcessesText.Code(busy) == ProcessesText.TextFileBusy && attempt < BusyAttempts)
            {
                await Task.Delay(BusyPause, time, cancellationToken);
            }
        }
    }

    private async Task<int> ExecuteAsync(ProcessCommand command, Command wrapped, CancellationToken cancellationToken)
    {
        using var kill = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var interrupt = new CancellationTokenSource();
        ProcessTree? tree = null;
        try
        {
            var running = await StartAsync(() => wrapped.ExecuteAsync(kill.Token, interrupt.Token), cancellationToken);
            await using var registration = cancellationToken.Register(() =>
            {
                kill.CancelAfter(Grace);
                tree = ProcessTree.Below(running.ProcessId);
                AskToEnd(command, running, interrupt);
            });
            var result = await running;
            cancellationToken.ThrowIfCancellationRequested();
            return result.ExitCode;
        }
        catch (Win32Exception exception)
        {
            throw ProcessesText.NotStarted(command, exception);
        }
        catch (OperationCanceledException) when (kill.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            tree?.Kill();
        }
    }

    // SIGTERM, not the SIGINT of CliWrap's graceful cancellation: whatever a shell starts in the background ignores SIGINT.
    private static void AskToEnd(ProcessCommand command, CommandTask<CommandResult> running, CancellationTokenSource interrupt)
    {
        if (OperatingSystem.IsWindows())
        {
            interrupt.Cancel();
        }
        else if (!running.Task.IsCompleted)
        {
            _ = NativeMethods.Kill(running.ProcessId, command.EndSignal);
        }
    }
}
