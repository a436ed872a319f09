namespace Nuke.Common.Tooling;

/// <summary>Where tools are. Nothing is started to find out.</summary>
public static class ToolPathResolver
{
    /// <summary>The file that an environment variable names; null when it is not set.</summary>
    public static string TryGetEnvironmentExecutable(string environmentExecutable)
    {
        if (EnvironmentInfo.GetVariable(environmentExecutable) is not { Length: > 0 } path)
            return null;
        Assert.FileExists(path, $"The environment variable {environmentExecutable} names '{path}', which does not exist");
        return path;
    }

    public static string GetPathExecutable(string pathExecutable)
    {
        return TryGetPathExecutable(pathExecutable)
            ?? throw new ArgumentException($"'{pathExecutable}' is not in a directory of PATH: install it or extend PATH");
    }

    internal static string TryGetPathExecutable(string pathExecutable) => (
        from directory in EnvironmentInfo.Paths
        from extension in Extensions
        let file = Path.Combine(directory, pathExecutable + extension)
        where IsExecutable(file)
        select file).FirstOrDefault();

    private static IEnumerable<string> Extensions => EnvironmentInfo.IsWin
        ? (EnvironmentInfo.GetVariable("PATHEXT") ?? ".exe;.cmd;.bat").Split(';').Append("")
        : [""];

    private static bool IsExecutable(string file)
    {
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & execute) != 0);
    }
}
