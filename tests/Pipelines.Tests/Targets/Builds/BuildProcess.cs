using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>One of the builds of this folder, run as a process in a repository of its own.</summary>
internal sealed class BuildProcess : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _build;

    // A person's terminal and a job of GitLab must give the same results.
    private readonly Dictionary<string, string?> _variables = new[]
    {
        "CI", "GITLAB_CI", "CI_JOB_NAME", "CI_JOB_URL", "CI_COMMIT_SHA", "CI_MERGE_REQUEST_REF_PATH", "CI_JOB_TOKEN", "VAULT_ID_TOKEN",
        "CI_API_V4_URL", "CI_SERVER_URL", "CI_PROJECT_ID", "CI_COMMIT_BRANCH", "CI_COMMIT_TAG", "GITLAB_URL", "GITLAB_TOKEN", "GITLAB_PROJECT",
        "HOST", "TARGET", "SKIP", "PLAN", "HELP", "CONTINUE", "ROOT", "PROFILE", "VERBOSITY", "PARTITION",
    }.ToDictionary(name => name, _ => (string?)null);

    public BuildProcess(Type build)
    {
        _build = build.Name;
        Directory.CreateDirectory(At(".nuke"));
    }

    /// <summary>The root of the repository.</summary>
    public string Root => _folder.Path;

    /// <summary>A path in the repository.</summary>
    public string At(string path) => _folder.At(path);

    /// <summary>Writes a file of the repository.</summary>
    public BuildProcess WithFile(string path, string text)
    {
        _folder.Write(path, text);
        return this;
    }

    /// <summary>Sets a variable.</summary>
    public BuildProcess With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    /// <summary>The command, not started yet.</summary>
    public Command Command(params string[] arguments) =>
        Cli.Wrap("dotnet").WithArguments([typeof(BuildProcess).Assembly.Location, .. arguments]).WithWorkingDirectory(Root).WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(new Dictionary<string, string?>(_variables) { [Program.BuildVariable] = _build, ["NUKE_TELEMETRY_OPTOUT"] = "1" });

    /// <summary>Runs it to its end.</summary>
    public async Task<BuildOutcome> RunAsync(params string[] arguments)
    {
        var result = await Command(arguments).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>Sends a signal as soon as a line was printed, and waits for the end.</summary>
    public async Task<BuildOutcome> InterruptAsync(string signal, string line, params string[] arguments)
    {
        var output = new System.Text.StringBuilder();
        var seen = new TaskCompletionSource();
        var command = Command(arguments).WithStandardOutputPipe(PipeTarget.ToDelegate(text =>
        {
            output.AppendLine(text);
            if (text == line)
            {
                seen.TrySetResult();
            }
        }));
        var running = command.ExecuteAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(seen.Task, running.Task);
        await Cli.Wrap("kill").WithArguments(["-" + signal, $"{running.ProcessId}"]).WithValidation(CommandResultValidation.None).ExecuteAsync(TestContext.Current.CancellationToken);
        return new((await running).ExitCode, output.ToString(), "");
    }

    /// <summary>Sends a signal as soon as a line of a kind was printed, then does something, and waits for the end.</summary>
    public async Task<BuildOutcome> InterruptWhenAsync(string signal, Func<string, bool> isTime, string lineAfter, Action then, params string[] arguments)
    {
        var output = new System.Text.StringBuilder();
        var (seen, after) = (new TaskCompletionSource(), new TaskCompletionSource());
        var command = Command(arguments).WithStandardOutputPipe(PipeTarget.ToDelegate(text =>
        {
            output.AppendLine(text);
            if (isTime(text))
            {
                seen.TrySetResult();
            }

            if (text.Contains(lineAfter, StringComparison.Ordinal))
            {
                after.TrySetResult();
            }
        }));
        var running = command.ExecuteAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(seen.Task, running.Task);
        await Cli.Wrap("kill").WithArguments(["-" + signal, $"{running.ProcessId}"]).WithValidation(CommandResultValidation.None).ExecuteAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(after.Task, running.Task);
        then();
        return new((await running).ExitCode, output.ToString(), "");
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>How a build ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed partial record BuildOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>Everything, for the message of a failing test.</summary>
    public string All => $"exit code {ExitCode}\n{Output}\n--- standard error\n{Error}";

    /// <summary>What stands behind the outcome of the build.</summary>
    public string End => Colours().Replace(Output, "").ReplaceLineEndings("\n").Split("Build failed.\n", 2) is [_, var end] ? end.TrimEnd('\n') : "";

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
