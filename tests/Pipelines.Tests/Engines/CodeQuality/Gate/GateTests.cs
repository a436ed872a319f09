using System.Runtime.Versioning;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Gate;

[UnsupportedOSPlatform("windows")]
public sealed partial class GateTests : IAsyncLifetime
{
    private const string Baseline = ".nuke/lint-baseline.json";
    private static readonly DateTimeOffset Today = new(2026, 5, 6, 23, 59, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _tools = new();
    private readonly RecordedLog _log = new();
    private GitFolder _git = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _git = await GitFolder.WithOneCommitAsync();
        _git.Write("a.sh", "one\ntwo\nthree\n");
        _git.Write("b.sh", "one\n");
    }

    public ValueTask DisposeAsync()
    {
        _git.Dispose();
        _tools.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Lets_what_was_accepted_pass_and_nothing_new()
    {
        var options = Options() with { NewOnly = true };
        var accepted = await CheckAsync(options with { Accept = true }, ("a.sh", 1, "error"), ("a.sh", 2, "error"));
        var same = await CheckAsync(options, ("a.sh", 1, "error"), ("a.sh", 2, "error"));
        _git.Write("a.sh", "zero\none\ntwo\nthree\n");
        var moved = await CheckAsync(options, ("a.sh", 2, "error"), ("a.sh", 3, "error"));
        var more = await CheckAsync(options, ("a.sh", 2, "error"), ("a.sh", 3, "error"), ("a.sh", 4, "error"));

        Assert.Equal((0, 0, 0, 1), (accepted.ExitCode, same.ExitCode, moved.ExitCode, more.ExitCode));
        Assert.Equal(["three"], more.Reported.Where(item => !item.IsKnown).Select(item => more.Files.WholeLine("a.sh", item.Finding.Line)));
        Assert.Contains($"{Baseline} holds 2 accepted findings. Commit it.", _log.Lines);
        Assert.Contains($"Compared with {Baseline}: 2 known.", _log.Lines);
    }

    [Fact]
    public async Task Fails_known_findings_too_unless_only_new_ones_are_asked_for()
    {
        var result = await CheckAsync(Options() with { Accept = true }, ("a.sh", 1, "error"));

        Assert.Equal((1, true), (result.ExitCode, result.Reported[0].IsKnown));
        Assert.Contains($"warning: Findings of {Baseline} fail all the same: set LintGate.NewOnly, or run it with --new-only.", _log.Lines);
    }

    [Fact]
    public async Task Lets_new_findings_pass_below_the_threshold()
    {
        var options = Options() with { NewOnly = true, Threshold = Severity.Major };

        Assert.Equal((0, 1), ((await CheckAsync(options, ("a.sh", 1, "warning"))).ExitCode, (await CheckAsync(options, ("a.sh", 1, "error"))).ExitCode));
    }

    [Fact]
    public async Task Takes_everything_for_new_without_a_baseline_and_says_so()
    {
        var result = await CheckAsync(Options() with { NewOnly = true }, ("a.sh", 1, "error"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"warning: There is no report of the target branch and no {Baseline}, so every finding counts as new.", _log.Lines);
    }

    [Fact]
    public async Task Compares_with_the_report_of_the_target_branch()
    {
        var before = await CheckAsync(Options(), ("a.sh", 1, "error"));
        var report = await File.ReadAllBytesAsync(before.Report, Token);

        var result = await CheckAsync(Options() with { NewOnly = true, BaseReport = Report(report) }, ("a.sh", 1, "error"), ("b.sh", 1, "error"));

        Assert.Equal([("a.sh", true), ("b.sh", false)], result.Reported.Select(item => (item.Finding.Path, item.IsKnown)));
        Assert.Equal("the report of 'main'", result.Baseline!.Source);
    }

    [Fact]
    public async Task Does_not_take_a_cut_report_for_a_whole_one()
    {
        var before = await CheckAsync(Options(), ("a.sh", 1, "error"));
        var cut = ReportOf([before.Reported[0], new(before.Findings[0] with { Tool = "lint", Rule = "truncated", Severity = Severity.Info }, Excerpt.Fingerprint)]);

        var result = await CheckAsync(Options() with { NewOnly = true, BaseReport = Report(cut) }, ("a.sh", 1, "error"), ("a.sh", 2, "error"), ("a.sh", 3, "warning"));

        Assert.Equal([true, false, false], result.Reported.Select(item => item.IsKnown));
        Assert.Equal((1, Severity.Major), (result.ExitCode, result.Baseline!.CutAt));
        Assert.Contains(
            $"warning: 2 findings count as new and may be old: the report of 'main' was cut to its size and has not all that are major or milder. {Baseline} is never cut: run './build.sh Lint --accept' on the target branch and commit it there.",
            _log.Lines);
    }

    [Fact]
    public async Task Knows_what_is_worse_than_all_that_a_cut_report_left_out()
    {
        var before = await CheckAsync(Options(), ("a.sh", 1, "warning"));
        var cut = ReportOf([before.Reported[0], new(before.Findings[0] with { Tool = "lint", Rule = "truncated", Severity = Severity.Info }, Excerpt.Fingerprint)]);

        var result = await CheckAsync(Options() with { NewOnly = true, BaseReport = Report(cut) }, ("a.sh", 1, "warning"), ("a.sh", 2, "error"));

        Assert.Equal(1, result.Failing);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("may be old", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Takes_the_committed_baseline_together_with_a_cut_report()
    {
        await CheckAsync(Options() with { Accept = true }, ("a.sh", 1, "error"), ("a.sh", 2, "error"));
        var cut = ReportOf([new(new Finding { Tool = "lint", Rule = "truncated", Severity = Severity.Info, Path = "a.sh", Message = "cut" }, Excerpt.Fingerprint)]);

        var result = await CheckAsync(Options() with { NewOnly = true, BaseReport = Report(cut) }, ("a.sh", 1, "error"), ("a.sh", 2, "error"));

        Assert.Equal((0, $"the report of 'main' and {Baseline}", Severity.Blocker), (result.ExitCode, result.Baseline!.Source, result.Baseline.CutAt));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("may be old", StringComparison.Ordinal));
    }

    [Fact]
    public void Knows_a_report_that_was_really_cut()
    {
        var all = Enumerable.Range(1, 200).Select(line => new ReportedFinding(Sample.Finding with { Line = line, Severity = line % 10 == 0 ? Severity.Major : Severity.Minor }, line.ToString("x64", System.Globalization.CultureInfo.InvariantCulture))).ToList();

        Assert.Null(BaseReport.BaselineIn(ReportOf(all), "s").CutAt);
        Assert.Equal(Severity.Minor, BaseReport.BaselineIn(ReportOf(Excerpt.Of(all, 20_000)), "s").CutAt);
        Assert.Equal(Severity.Major, BaseReport.BaselineIn(ReportOf(Excerpt.Of(all, 5_000)), "s").CutAt);
    }

    [Theory]
    [InlineData("[{\"finger", "The report of 'main' cannot be read: ")]
    [InlineData("{}", "The report of 'main' cannot be read: ")]
    [InlineData("null", "The report of 'main' cannot be read: it is 'null'")]
    [InlineData("[null]", "The report of 'main' cannot be read: there is a 'null' in a list")]
    [InlineData("[{\"fingerprint\":null}]", "The report of 'main' cannot be read: ")]
    [InlineData(null, "GitLab has no report of 'main' for this token: no pipeline of it with a lint job has succeeded yet, its artifacts have expired, or the token may not read them.")]
    public async Task Says_why_the_target_branch_gives_no_report_and_takes_the_committed_baseline(string? report, string warning)
    {
        await CheckAsync(Options() with { Accept = true }, ("a.sh", 1, "error"));

        var result = await CheckAsync(Options() with { NewOnly = true, BaseReport = Report(report is null ? null : System.Text.Encoding.UTF8.GetBytes(report)) }, ("a.sh", 1, "error"));

        Assert.Equal((0, Baseline), (result.ExitCode, result.Baseline!.Source));
        Assert.Contains(_log.Lines, line => line.StartsWith("warning: " + warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_that_GitLab_did_not_answer()
    {
        var asked = new BaseReport("main", _ => throw new ExecutionException("read", "x", "no network", "Look."));

        var result = await CheckAsync(Options() with { NewOnly = true, BaseReport = asked }, ("a.sh", 1, "error"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("warning: Cannot read (x): no network. Look.", _log.Lines);
    }

    [Fact]
    public async Task Asks_nobody_when_all_findings_count()
    {
        var asked = new BaseReport("main", _ => throw new InvalidOperationException());

        Assert.Equal(0, (await CheckAsync(Options() with { BaseReport = asked })).ExitCode);
    }

    [Fact]
    public async Task Accepts_nothing_when_not_everything_was_looked_at()
    {
        var exception = await Assert.ThrowsAsync<ExecutionException>(() => RunAsync(Options() with { Accept = true }, new ShellLinter(new(_log, TimeProvider.System)) { Executable = "/none" }));

        Assert.Equal(
            $"Cannot accept the findings ({Baseline}): not everything was looked at: shellcheck is not installed, so it looked at nothing. Install it: 'apt-get install shellcheck'. Mend that first.",
            exception.Message);
        Assert.False(File.Exists(_git.At(Baseline)));
    }

    [Fact]
    public async Task Accepts_nothing_of_a_part()
    {
        foreach (var (options, option) in new[] { (Options() with { Names = ["shellcheck"] }, "--linter"), (Options() with { Since = "main" }, "--since") })
        {
            var exception = await Assert.ThrowsAsync<DefinitionException>(() => CheckAsync(options with { Accept = true }));

            Assert.Equal($"Lint --accept: it does not go with {option}: what was not looked at would no longer be accepted. Run it for all linters and files.", exception.Message);
        }
    }

    [Fact]
    public async Task Says_how_many_of_the_baseline_are_mended()
    {
        await CheckAsync(Options() with { Accept = true }, ("a.sh", 1, "error"), ("a.sh", 2, "error"));

        await CheckAsync(Options(), ("a.sh", 1, "error"));

        Assert.Contains($"1 of {Baseline} is mended: './build.sh Lint --accept' takes it out.", _log.Lines);
    }

    private byte[] ReportOf(IReadOnlyList<ReportedFinding> findings)
    {
        CodeQualityReport.Write(_tools.At("base.json"), findings);
        return File.ReadAllBytes(_tools.At("base.json"));
    }

    private static BaseReport Report(byte[]? content) => new("main", _ => Task.FromResult(content));

    private CodeQualityOptions Options() => new() { Root = _git.Path };

    private Task<CodeQualityResult> CheckAsync(CodeQualityOptions options, params (string Path, int Line, string Level)[] comments)
    {
        var output = JsonSerializer.Serialize(new { comments = comments.Select(comment => new { file = comment.Path, line = comment.Line, level = comment.Level, code = 1, message = "m" }) });
        var tool = _tools.Script("shellcheck", $"echo '{output}'; exit {(comments.Length > 0 ? 1 : 0)}");
        return RunAsync(options, new ShellLinter(new(_log, TimeProvider.System)) { Executable = tool });
    }

    private Task<CodeQualityResult> RunAsync(CodeQualityOptions options, ILinterTool tool) =>
        new CodeQualityCheck(new ProcessRunner(_log, TimeProvider.System), _log, new FakeTimeProvider(Today)).RunAsync([tool], options, Token);
}
