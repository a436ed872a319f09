namespace Nuke.Common.Tooling;

/// <summary>Starts processes: without a shell, their output captured line by line and logged.</summary>
public static class ProcessTasks
{
    public static bool DefaultLogOutput = true;
    public static bool DefaultLogInvocation = true;
    public static bool LogWorkingDirectory = true;
    public static string DefaultWorkingDirectory = EnvironmentInfo.WorkingDirectory;

    public static IProcess StartProcess(
        string toolPath,
        ArgumentStringHandler arguments,
        string workingDirectory = null, IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null, bool? logOutput = null, bool? logInvocation = null,
        Action<OutputType, string> logger = null)
    {
        var filter = arguments.GetFilter();
        return StartProcess(
            toolPath, arguments.ToStringAndClear(), workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, filter);
    }

    public static IProcess StartProcess(
        string toolPath,
        string arguments = null,
        string workingDirectory = null, IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null, bool? logOutput = null, bool? logInvocation = null,
        Action<OutputType, string> logger = null, Func<string, string> outputFilter = null)
    {
        Assert.NotNullOrEmpty(toolPath, "The path of a tool must be given");
        var directory = workingDirectory ?? DefaultWorkingDirectory;
        if (ThroughRunner(toolPath) is { } runner)
            (toolPath, arguments) = (runner, $"{toolPath.DoubleQuoteIfNeeded()} {arguments}".TrimEnd());
        if (!Path.IsPathRooted(toolPath) && !toolPath.Contains(Path.DirectorySeparatorChar))
            toolPath = ToolPathResolver.GetPathExecutable(toolPath);
        Assert.FileExists(toolPath, $"Tool '{toolPath}' does not exist");
        Assert.DirectoryExists(directory, $"Working directory '{directory}' does not exist");
        var filter = outputFilter ?? (static x => x);
        if (logInvocation ?? DefaultLogInvocation)
        {
            Log.Information("> {Tool} {Arguments}", toolPath.DoubleQuoteIfNeeded(), filter(arguments ?? ""));
            if (LogWorkingDirectory && directory != DefaultWorkingDirectory)
                Log.Information("@ {WorkingDirectory}", directory);
        }
        var log = logOutput ?? DefaultLogOutput ? logger ?? DefaultLogger : null;
        return RunningProcess.Start(new(toolPath, arguments ?? "", directory, environmentVariables, timeout, log, filter));
    }

    public static IProcess StartShell(
        string command,
        string workingDirectory = null, IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null, bool? logOutput = null, bool? logInvocation = null,
        Action<OutputType, string> logger = null, Func<string, string> outputFilter = null)
    {
        var (shell, option) = EnvironmentInfo.IsWin ? ("cmd", "/c") : ("bash", "-c");
        return StartProcess(
            ToolPathResolver.GetPathExecutable(shell), $"{option} {ShellQuoted(command)}",
            workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, outputFilter);
    }

    public static void DefaultLogger(OutputType type, string output)
    {
        if (type == OutputType.Std)
            Log.Debug("{Output}", output);
        else
            Log.Error("{Output}", output);
    }

    /// <summary>What runs a file that the system does not run by itself.</summary>
    private static string ThroughRunner(string toolPath)
    {
        if (toolPath.EndsWithOrdinalIgnoreCase(".dll"))
            return ToolPathResolver.TryGetEnvironmentExecutable("DOTNET_EXE") ?? ToolPathResolver.GetPathExecutable("dotnet");
        return toolPath.EndsWithOrdinalIgnoreCase(".exe") && EnvironmentInfo.IsUnix && !EnvironmentInfo.IsWsl
            ? ToolPathResolver.GetPathExecutable("mono")
            : null;
    }

    /// <summary>One argument: the backslashes before a quote, and the quote, are escaped as the runtime reads them.</summary>
    private static string ShellQuoted(string command)
    {
        var quoted = new System.Text.StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in command)
        {
            if (character == '"')
                quoted.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            quoted.Append(character);
        }
        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
