namespace Nuke.Common.Tools.DotNet;

/// <summary>The dotnet command line: each task by settings, by a function that configures them, or by one that makes several.</summary>
[PathTool("dotnet")]
public partial class DotNetTasks : ToolTasks, IRequirePathTool
{
    private static readonly ToolRun Tool = new(() => DotNetPath, DotNetOutput.Log);

    public static string DotNetPath => ToolPathResolver.TryGetEnvironmentExecutable("DOTNET_EXE") ?? ToolPathResolver.GetPathExecutable("dotnet");

    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string workingDirectory = null, IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null, bool? logOutput = null, bool? logInvocation = null,
        Action<OutputType, string> logger = null, Func<IProcess, object> exitHandler = null) => ToolCall.Start(
            DotNetPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger ?? DotNetOutput.Log, exitHandler);
}
