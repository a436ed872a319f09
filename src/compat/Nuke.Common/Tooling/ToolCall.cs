namespace Nuke.Common.Tooling;

/// <summary>One call of a tool by its whole command line: what <c>Git(…)</c> and <c>DotNet(…)</c> share.</summary>
internal static class ToolCall
{
    public static IReadOnlyCollection<Output> Start(
        string toolPath,
        ArgumentStringHandler arguments,
        string workingDirectory, IReadOnlyDictionary<string, string> environmentVariables,
        int? timeout, bool? logOutput, bool? logInvocation,
        Action<OutputType, string> logger, Func<IProcess, object> exitHandler)
    {
        using var process = ProcessTasks.StartProcess(
            toolPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger);
        process.AssertWaitForExit();
        (exitHandler ?? (x => x.AssertZeroExitCode())).Invoke(process);
        return process.Output;
    }
}
