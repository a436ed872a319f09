using CliWrap;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Targets;
using Pipelines.Testing;
using Pipelines.Tests.Targets.Builds;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Targets;

/// <summary><c>Lint</c>, from the command line to its exit code and files.</summary>
public sealed class LintRunTests
{
    private const string Good = "FROM debian:12@sha256:aa\nUSER 1000\n";
    private const string Bad = "FROM debian\nUSER 1000\n";
    private const string Finding = "Dockerfile:1 major The base 'debian' has no tag, which means 'latest': another image tomorrow. Name a version. (dockerfile/base-without-tag)";

    [Fact]
    public async Task Fails_at_a_finding_with_every_report_written_and_passes_when_it_is_mended()
    {
        using var build = await RepositoryAsync(Bad);

        var failed = await build.RunAsync("Lint");
        var reports = Directory.GetFiles(build.At("artifacts/lint")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var passed = await build.WithFile("Dockerfile", Good).RunAsync("Lint");

        Assert.True(failed.ExitCode == 1, failed.All);
        Assert.Contains($"Dockerfile\n  {Finding}\n    1 | FROM debian\n", failed.Output, StringComparison.Ordinal);
        Assert.StartsWith("\nFailed: Lint\n  1 finding is at or above the threshold; see above.\n", failed.End, StringComparison.Ordinal);
        Assert.Equal(["findings.html", "findings.sarif", "gl-code-quality-report.json", "summary.md"], reports);
        Assert.True(passed.ExitCode == 0, passed.All);
    }

    [Fact]
    public async Task Takes_another_threshold_from_the_command_line()
    {
        using var build = await RepositoryAsync(Bad);

        Assert.Equal(0, (await build.RunAsync("Lint", "--fail-on", "critical")).ExitCode);
    }

    [Fact]
    public async Task Lets_accepted_findings_pass()
    {
        using var build = await RepositoryAsync(Bad);

        var accepted = await build.RunAsync("Lint", "--accept", "--new-only");
        var next = await build.RunAsync("Lint", "--new-only");

        Assert.True((accepted.ExitCode, next.ExitCode) == (0, 0), next.All);
        Assert.Contains("Known before: 1 finding\n", next.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(build.At(".nuke/lint-baseline.json")));
    }

    [Theory]
    [InlineData("GITLAB_TOKEN", "PRIVATE-TOKEN", "release")]
    [InlineData("CI_JOB_TOKEN", "JOB-TOKEN", "main")]
    public async Task Asks_GitLab_for_the_report_of_the_target_branch(string variable, string header, string branch)
    {
        using var build = await RepositoryAsync(Bad);
        await build.RunAsync("Lint");
        var report = await File.ReadAllTextAsync(build.At("artifacts/lint/gl-code-quality-report.json"), TestContext.Current.CancellationToken);
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(report));
        build.With("CI_API_V4_URL", server.Address + "api/v4").With("CI_PROJECT_ID", "7").With(variable, "never-shown-1");
        if (branch != "main")
        {
            build.With("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", branch);
        }

        var run = await build.RunAsync("Lint", "--new-only");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal($"GET /api/v4/projects/7/jobs/artifacts/{branch}/raw/artifacts/lint/gl-code-quality-report.json?job=lint", server.Request.ToString());
        Assert.Equal("never-shown-1", server.Request.Header(header));
        Assert.Contains($"Compared with the report of '{branch}': 1 known.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never-shown-1", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_sections_in_GitLabs_log()
    {
        using var build = await RepositoryAsync(Bad);

        var run = await build.With("GITLAB_CI", "true").With("CI", "true").RunAsync("Lint");

        Assert.Matches("\u001b\\[0Ksection_start:[0-9]+:lint_findings\\[collapsed=false\\]\r\u001b\\[0K1 finding\n", run.Output);
    }

    [Fact]
    public async Task Refuses_a_severity_that_there_is_not()
    {
        using var build = await RepositoryAsync(Good);

        var run = await build.RunAsync("Lint", "--fail-on", "mayor");

        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("--fail-on mayor: there is no such severity. Did you mean 'major'? Severities: info, minor, major, critical, blocker.", run.End, StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_the_severities_of_a_definition_by_the_same_words()
    {
        Assert.Equal(Enum.GetNames<LintSeverity>(), Enum.GetNames<Severity>());
        Assert.All(Enum.GetValues<LintSeverity>(), severity => Assert.Equal(severity.ToString(), LintRun.ThresholdOf(word: null, new LintGate { FailOn = severity }).ToString()));
        Assert.Equal(Severity.Blocker, LintRun.ThresholdOf("Blocker", new LintGate()));
        Assert.Throws<DefinitionException>(() => LintRun.ThresholdOf("", new LintGate()));
    }

    private static async Task<BuildProcess> RepositoryAsync(string dockerfile)
    {
        var build = new BuildProcess(typeof(Judging)).WithFile("Dockerfile", dockerfile).WithFile(".gitignore", "artifacts/\n.nuke/temp/\n");
        await Cli.Wrap("git").WithArguments(["init", "--quiet", "--initial-branch=main"]).WithWorkingDirectory(build.Root).ExecuteAsync(TestContext.Current.CancellationToken);
        return build;
    }
}
