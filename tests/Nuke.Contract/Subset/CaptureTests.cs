using System.Text.RegularExpressions;

namespace Nuke.Contract.Subset;

/// <summary>The captures in docs are what a build writes. PIPELINES_WRITE_GENERATED=1 writes them anew.</summary>
public sealed partial class CaptureTests
{
    [Fact]
    public void Help_is_what_docs_show()
    {
        using var build = EverydayRepository.Create();
        Compare("nuke-help.txt", build.Run("--help"), build.Root);
    }

    [Fact]
    public void Summary_is_what_docs_show()
    {
        using var build = EverydayRepository.Create();
        Compare("nuke-summary.txt", build.Run("Pack", "Test", "--skip", "Tools", "--release-day", "2026-01-31"), build.Root);
    }

    private static void Compare(string name, Outcome outcome, string root)
    {
        Assert.Equal(0, outcome.ExitCode);
        var file = Path.Combine(Repository.Root, "docs", "captures", name);
        var text = Masked(outcome.Text.ReplaceLineEndings("\n").Replace(root, "/repository", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", text);
    }

    /// <summary>Without what differs from run to run: times, durations, the runtime's version.</summary>
    private static string Masked(string text) =>
        Runtime().Replace(Duration().Replace(Time().Replace(text, "09:30:00"), "    < 1sec"), ".NET 10.0");

    [GeneratedRegex(@"^\d\d:\d\d:\d\d", RegexOptions.Multiline)]
    private static partial Regex Time();

    [GeneratedRegex(@" {6}\d:\d\d(?=$|   //)", RegexOptions.Multiline)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\.NET 10\.\d+\.\d+")]
    private static partial Regex Runtime();
}
