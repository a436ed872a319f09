namespace Nuke.Common.Tooling;

/// <summary>Tools as delegates.</summary>
public static class ToolResolver
{
    public static Tool GetTool(string toolPath) =>
        (arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler) => ToolCall.Start(
            toolPath,
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            exitHandler is null ? null : x => Handled(x, exitHandler));

    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>The tool that the variable <c>NAME_EXE</c> names; null when it is not set.</summary>
    public static Tool TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable($"{name.ToUpperInvariant()}_EXE") is { } path ? GetTool(path) : null;

    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);

    /// <summary>An executable of a package in NuGet's folder: the given version, else the only one that is there.</summary>
    public static Tool GetNuGetTool(string packageId, string packageExecutable, string version = null, string framework = null) =>
        GetTool(PackageExecutables.InNuGetFolder(packageId, packageExecutable, version, framework));

    /// <summary>An executable in <c>node_modules/.bin</c> of the root directory or the nearest one above it.</summary>
    public static Tool GetNpmTool(string npmExecutable) => GetTool(PackageExecutables.InNodeModules(npmExecutable));

    private static IProcess Handled(IProcess process, Action<IProcess> handler)
    {
        handler(process);
        return process;
    }
}
