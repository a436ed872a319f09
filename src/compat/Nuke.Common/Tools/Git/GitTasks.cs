namespace Nuke.Common.Tools.Git;

/// <summary>The git command line, and what builds usually ask it.</summary>
[PathTool("git")]
public class GitTasks : ToolTasks, IRequirePathTool
{
    public static string GitPath => ToolPathResolver.TryGetEnvironmentExecutable("GIT_EXE") ?? ToolPathResolver.GetPathExecutable("git");

    public static IReadOnlyCollection<Output> Git(
        ArgumentStringHandler arguments,
        string workingDirectory = null, IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null, bool? logOutput = null, bool? logInvocation = null,
        Action<OutputType, string> logger = null, Func<IProcess, object> exitHandler = null) => ToolCall.Start(
            GitPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger ?? GitLogger, exitHandler);

    public static bool GitIsDetached() => GitIsDetached(EnvironmentInfo.WorkingDirectory);
    public static bool GitIsDetached(string workingDirectory) => Ask("symbolic-ref --short -q HEAD", workingDirectory, exitCode: 1).Length == 0;
    public static bool GitHasCleanWorkingCopy() => GitHasCleanWorkingCopy(EnvironmentInfo.WorkingDirectory);
    public static bool GitHasCleanWorkingCopy(string workingDirectory) => Ask("status --short", workingDirectory).Length == 0;
    public static string GitCurrentBranch() => GitCurrentBranch(EnvironmentInfo.WorkingDirectory);
    public static string GitCurrentBranch(string workingDirectory) => Ask("rev-parse --abbrev-ref HEAD", workingDirectory);
    public static string GitCurrentCommit() => GitCurrentCommit(EnvironmentInfo.WorkingDirectory);
    public static string GitCurrentCommit(string workingDirectory) => Ask("rev-parse HEAD", workingDirectory);

    /// <summary>Git tells its progress on the error output: that is no error.</summary>
    private static void GitLogger(OutputType type, string output) => ProcessTasks.DefaultLogger(OutputType.Std, output);

    private static string Ask(string arguments, string workingDirectory, int exitCode = 0) => Git(
        arguments,
        workingDirectory,
        logOutput: false,
        logInvocation: false,
        exitHandler: x => x.ExitCode == exitCode ? x : x.AssertZeroExitCode()).StdToText().Trim();
}
