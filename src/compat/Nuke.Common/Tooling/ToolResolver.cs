namespace Nuke.Common.Tooling;

/// <summary>Tools as delegates.</summary>
public static class ToolResolver
{
    public static Tool GetTool(string toolPath) =>
        (arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler) => ToolCall.Start(
            toolPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation,
            logger, exitHandler is null ? null : x => Handled(x, exitHandler));

    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>The tool that the variable <c>NAME_EXE</c> names; null when it is not set.</summary>
    public static Tool TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable($"{name.ToUpperInvariant()}_EXE") is { } path ? GetTool(path) : null;

    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);

    private static IProcess Handled(IProcess process, Action<IProcess> handler)
    {
        handler(process);
        return process;
    }
}
