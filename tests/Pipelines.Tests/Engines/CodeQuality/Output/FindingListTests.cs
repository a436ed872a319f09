using Microsoft.Extensions.Time.Testing;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Testing;
using Xunit;
using static Pipelines.Tests.Engines.CodeQuality.Output.Judged;

namespace Pipelines.Tests.Engines.CodeQuality.Output;

public sealed class FindingListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_new_findings_before_known_ones()
    {
        _folder.Write("run.sh", "old\n\tnew $1\n");
        var news = new ReportedFinding(Sample.Finding with { Column = 6, Severity = Severity.Major }, "1");

        var lines = Of(Judged.Of(_folder, Item(1, isKnown: true), news).Compared());

        Assert.Equal(
            [
                "New: 1 finding",
                "run.sh",
                "  run.sh:2:6 major Double quote to prevent globbing and word splitting. (shellcheck/SC2086)",
                "    2 |     new $1",
                "      |         ^",
                "Known before: 1 finding",
                "run.sh",
                "  run.sh:1 minor m (shellcheck/SC2086)",
                "    1 | old",
                "tool        blocker  critical  major  minor  info  all  new",
                "shellcheck        -         -      1      1     -    2    1",
                "2 findings, 1 new and at or above minor: mend it and run it again.",
            ],
            lines);
    }

    [Fact]
    public void Folds_known_findings_in_GitLabs_log()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1560896352));
        var style = ListStyle.For(name => name == "GITLAB_CI" ? "true" : null, isTerminal: false, time);

        var lines = FindingList.Of(Judged.Of(_folder, Item(1), Item(2, isKnown: true)).Compared(), style).ToList();

        Assert.Equal(
            [
                "\u001b[0Ksection_start:1560896352:lint_new[collapsed=false]\r\u001b[0KNew: 1 finding",
                "\u001b[0Ksection_end:1560896352:lint_new\r\u001b[0K",
                "\u001b[0Ksection_start:1560896352:lint_known[collapsed=true]\r\u001b[0KKnown before: 1 finding",
                "\u001b[0Ksection_end:1560896352:lint_known\r\u001b[0K",
            ],
            lines.Where(line => line.Contains("section_", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("\u001b[3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(true, "NO_COLOR", "1", false)]
    [InlineData(true, "TERM", "dumb", false)]
    [InlineData(true, "TERM", "xterm", true)]
    [InlineData(false, null, null, false)]
    public void Has_colours_in_a_terminal_alone(bool isTerminal, string? name, string? value, bool colours)
    {
        var style = ListStyle.For(asked => asked == name ? value : null, isTerminal, TimeProvider.System);

        var line = FindingList.Of(Judged.Of(_folder, Item(1, Severity.Critical)), style).ElementAt(1);

        Assert.Equal(colours ? "  run.sh:1 \u001b[1;31mcritical\u001b[0m m (shellcheck/SC2086)" : "  run.sh:1 critical m (shellcheck/SC2086)", line);
    }

    [Fact]
    public void Shows_the_worst_when_there_are_too_many()
    {
        var lines = FindingList.Of(Judged.Of(_folder, Item(1, Severity.Info), Item(2), Item(3, Severity.Major), Item(4)), new ListStyle { MostFindings = 2 }).ToList();

        Assert.Equal(["run.sh", "  run.sh:2 minor m (shellcheck/SC2086)", "  run.sh:3 major m (shellcheck/SC2086)", "2 more findings: see findings.html."], lines.Take(4));
    }

    [Fact]
    public void Never_shows_the_line_of_a_secret()
    {
        _folder.Write("run.sh", "hunter2\n");

        var lines = Of(Judged.Of(_folder, new ReportedFinding(Sample.Finding with { Line = 1, HidesLine = true }, "1")));

        Assert.DoesNotContain(lines, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Lets_nothing_that_was_found_steer_the_terminal()
    {
        const string Path = "a\n\u001b[2J \u202e.sh";
        _folder.Write(Path, "\u001b[31mred\u0007\n");

        var lines = Of(Judged.Of(_folder, Item(1, path: Path, message: "x\u001b]0;title\u0007y\ud800")));

        Assert.Equal([@"a\n\x1b[2J \u202e.sh", @"  a\n\x1b[2J \u202e.sh:1 minor x\x1b]0;title\x07y" + "\ufffd (shellcheck/SC2086)", @"    1 | \x1b[31mred\x07"], lines.Take(3));
    }

    [Theory]
    [InlineData(7, 6, "x")]
    [InlineData(200, 61, "y")]
    [InlineData(401, 61, null)]
    [InlineData(403, null, null)]
    public void Cuts_a_long_line_around_its_place(int column, int? caret, string? letter)
    {
        _folder.Write("run.sh", new string('x', 199) + new string('y', 201) + "\n");
        var source = SourceLine.Of(Sample.Finding with { Line = 1, Column = column }, new RepositoryFiles(_folder.Path, ["run.sh"]))!;

        Assert.True(source.Text.Length <= 162, source.Text);
        Assert.Equal((caret, letter), (source.Caret, source.Caret is { } at && at < source.Text.Length ? source.Text[at].ToString() : null));
    }

    private static List<string> Of(CodeQualityResult result) => [.. FindingList.Of(result, new ListStyle())];
}
