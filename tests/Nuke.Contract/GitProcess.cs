using System.Diagnostics;

namespace Nuke.Contract;

/// <summary>Git itself, in a directory.</summary>
internal static class GitProcess
{
    /// <summary>Runs git, which must succeed; returns what it wrote.</summary>
    public static string Run(string directory, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    /// <summary>A commit of a new file.</summary>
    public static void Commit(string directory)
    {
        File.WriteAllText(Path.Combine(directory, "file"), "content");
        Run(directory, "add", "file");
        Run(directory, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "first");
    }
}
