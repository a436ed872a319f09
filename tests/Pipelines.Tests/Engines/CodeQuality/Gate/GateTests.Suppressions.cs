using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Gate;

/// <summary>What is passed over for a time.</summary>
public sealed partial class GateTests
{
    [Fact]
    public async Task Passes_over_what_is_suppressed_until_its_day_is_over()
    {
        var suppression = new LintSuppression("shellcheck/SC1", "a reason", new DateOnly(2026, 5, 6)) { Path = "a.*" };

        var result = await CheckAsync(Options() with { Suppress = [suppression] }, ("a.sh", 1, "error"), ("b.sh", 1, "error"));

        Assert.Equal(["b.sh"], result.Findings.Select(finding => finding.Path));
        Assert.Contains("1 finding is suppressed.", _log.Lines);
    }

    [Fact]
    public async Task Finds_a_suppression_whose_day_is_over_at_its_line_and_what_it_passed_over()
    {
        _git.Write("build/Build.cs", "class Build;\n");
        var suppression = new LintSuppression("shellcheck/*", "a reason", new DateOnly(2026, 5, 5), "/elsewhere/build/Build.cs", 7);

        var result = await CheckAsync(Options() with { Suppress = [suppression] }, ("a.sh", 1, "style"));

        Assert.Equal(1, result.ExitCode);
        Assert.Equal([("a.sh", "SC1"), ("build/Build.cs", "suppression-expired")], result.Findings.Select(finding => (finding.Path, finding.Rule)));
        Assert.Equal((7, Severity.Major), (result.Findings[1].Line, result.Findings[1].Severity));
        Assert.Equal("The suppression of shellcheck/* in * ended on 2026-05-05 (a reason): mend what it passed over, or give it a new day and reason.", result.Findings[1].Message);
    }

    [Fact]
    public async Task Does_not_accept_the_end_of_a_suppression()
    {
        var suppression = new LintSuppression("shellcheck/*", "a reason", new DateOnly(2026, 5, 5));

        var result = await CheckAsync(Options() with { NewOnly = true, Accept = true, Suppress = [suppression] });

        Assert.Equal((1, "suppression-expired"), (result.ExitCode, Assert.Single(result.Findings).Rule));
    }

    [Fact]
    public async Task Hints_at_a_suppression_that_passes_over_nothing()
    {
        _git.Write(".nuke/lint-suppressions.json", """[{ "rule": "shellcheck/SC9", "reason": "r", "until": "2026-12-31" }]""");

        var result = await CheckAsync(Options());

        Assert.Equal(
            (0, "suppression-unused", Severity.Info, ".nuke/lint-suppressions.json", "The suppression of shellcheck/SC9 in * passes over nothing: take it out."),
            (result.ExitCode, result.Findings[0].Rule, result.Findings[0].Severity, result.Findings[0].Path, result.Findings[0].Message));
        Assert.Empty((await CheckAsync(Options() with { Names = ["shellcheck"] })).Findings);
    }

    [Fact]
    public async Task Never_passes_over_a_linter_that_is_missing()
    {
        var suppression = new LintSuppression("*/*", "a reason", DateOnly.MaxValue);

        var result = await RunAsync(Options() with { Suppress = [suppression] }, new ShellLinter(new(_log, TimeProvider.System)) { Executable = "/none" });

        Assert.Equal((1, "tool-missing"), (result.ExitCode, result.Findings[0].Rule));
    }

    [Fact]
    public async Task Refuses_a_suppression_without_reason_or_rule()
    {
        LintSuppression[] suppressions = [new("shellcheck/SC1", " ", DateOnly.MaxValue), new("shellcheck", "a reason", DateOnly.MaxValue)];

        var exception = await Assert.ThrowsAsync<DefinitionException>(() => CheckAsync(Options() with { Suppress = suppressions }));

        Assert.Equal(
            [
                "LintSuppression(shellcheck/SC1): it has no reason. Say why, for whoever asks later.",
                "LintSuppression(shellcheck): it names no rule. Write tool and rule as Lint prints them, such as 'shellcheck/SC2086'.",
            ],
            exception.Mistakes.Select(mistake => mistake.ToString()));
    }
}
