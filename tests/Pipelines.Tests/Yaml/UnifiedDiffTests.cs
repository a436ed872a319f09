using System.Diagnostics;
using CsCheck;
using Pipelines.Testing;
using Pipelines.Yaml;
using Xunit;

namespace Pipelines.Tests.Yaml;

public class UnifiedDiffTests
{
    [Fact]
    public void Joins_changes_that_are_near_and_parts_those_that_are_far()
    {
        var old = Lines("abcdefghijklmnopqrstuvwxyz");
        var now = Lines("aBcdefGhijklmnopqrstuvwxy");

        Assert.Equal(
            """
            --- x (committed)
            +++ x (from the definition)
            @@ -1,10 +1,10 @@
             a
            -b
            +B
             c
             d
             e
             f
            -g
            +G
             h
             i
             j
            @@ -23,4 +23,3 @@
             w
             x
             y
            -z
            """,
            UnifiedDiff.Of("x", old, now));
    }

    [Fact]
    public void Is_taken_by_patch_for_every_change()
    {
        var patch = RealPart.Require("patch")[0];
        var text = Gen.Char['a', 'd'].Array[0, 40].Select(letters => Lines(new string(letters)));
        Gen.Select(text, text).Where((old, now) => old != now).Sample((old, now) =>
        {
            using var folder = new TemporaryFolder();
            var file = folder.Write("x", old);
            var diff = folder.Write("diff", UnifiedDiff.Of("x", old, now) + "\n");
            using var process = Process.Start(new ProcessStartInfo(patch, ["--quiet", "--force", file, diff]) { RedirectStandardOutput = true })!;
            process.WaitForExit();

            Assert.Equal(now, File.Exists(file) ? File.ReadAllText(file) : "");
        }, iter: 40);
    }

    private static string Lines(string letters) => string.Concat(letters.Select(letter => $"{letter}\n"));
}
