using System.Text.RegularExpressions;
using Pipelines.Testing;
using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Targets.Extension;

/// <summary>What the documentation shows of a run is what a run prints.</summary>
public sealed partial class CapturesTests
{
    [Fact]
    public async Task The_failure_in_the_documentation_is_one()
    {
        using var build = new BuildProcess(typeof(Shop));
        string[] arguments = ["Announce", "--env", "uat", "--registry-password", "correct-horse-9"];

        var run = await build.RunAsync(arguments);

        Assert.True(run.ExitCode == 14, run.All);
        var text = $"$ ./build.sh {string.Join(' ', arguments)}\n{Steady(run.Output)}$ echo $?\n{run.ExitCode}\n";
        var file = Path.Combine(Repository.Root, "docs", "captures", "failure.txt");
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(file), $"{file} is not there. Run the test with PIPELINES_WRITE_GENERATED=1.");
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    // Times, durations and the version of .NET are not part of the shape.
    private static string Steady(string output)
    {
        var plain = Colours().Replace(output, "").ReplaceLineEndings("\n");
        return Framework().Replace(Duration().Replace(Time().Replace(plain, "09:41:07 ["), "    < 1sec"), ".NET 10.0");
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();

    [GeneratedRegex(@"(?m)^\d\d:\d\d:\d\d \[")]
    private static partial Regex Time();

    [GeneratedRegex(@"      \d:\d\d(?=\s)")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\.NET 10\.[0-9.]+")]
    private static partial Regex Framework();
}
