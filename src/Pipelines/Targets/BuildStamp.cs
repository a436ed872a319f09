namespace Pipelines.Targets;

/// <summary>What build.sh and build.ps1 write beside the compiled build: one line of <c>name=value</c> words.</summary>
internal static class BuildStamp
{
    /// <summary>The stamp of the running build; null when something else than build.sh has compiled it.</summary>
    public static string? Read(string temporaryFolder)
    {
        var file = Path.Combine(temporaryFolder, "build.stamp");
        return File.Exists(file) ? File.ReadAllText(file).TrimEnd() : null;
    }
}
