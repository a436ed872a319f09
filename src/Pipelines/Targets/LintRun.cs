using Pipelines.Clients.GitLab;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>One <c>Lint</c>: the definition and the command line become one check, whose findings are shown and whose verdict is the exit code.</summary>
internal static class LintRun
{
    // The job of ILint.Lint, as the planner names it.
    private const string Job = "lint";

    /// <summary>What a run writes, relative to the repository's root.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [ILint.Report, .. new[] { ReportFiles.Sarif, ReportFiles.Page, ReportFiles.Summary }.Select(name => $"{ILint.Folder}/{name}")];

    /// <summary>Runs the check.</summary>
    /// <exception cref="VerdictException">It did not pass.</exception>
    public static async Task RunAsync(ILint build, TargetRun run)
    {
        var gate = build.Application.LintGate;
        using var artifact = AccessOf(build, run) is { } access ? new GitLabArtifact(access, run.Environment.Time) : null;
        var options = new CodeQualityOptions
        {
            Root = run.Root,
            Report = ILint.Report,
            Names = build.Linter ?? [],
            Threshold = ThresholdOf(build.FailOn, gate),
            NewOnly = build.NewOnly || gate.NewOnly,
            Accept = build.Accept,
            Baseline = gate.Baseline,
            BaseReport = artifact is null ? null : BaseOf(build, run, artifact),
            Suppress = gate.Suppress,
            Suppressions = gate.Suppressions,
            Since = build.Since,
            Fix = build.Fix,
            Home = run.Environment.HomeFolder,
        };
        var check = new CodeQualityCheck(run.Processes, run.Log, run.Environment.Time);
        var result = await check.RunAsync(build.Application.Linters, options, run.CancellationToken);
        foreach (var line in FindingList.Of(result, ListStyle.For(run.Environment.Variable, !Console.IsOutputRedirected, run.Environment.Time)))
        {
            Console.WriteLine(line);
        }

        if (!result.Passed)
        {
            throw new VerdictException(TargetsText.LintFailed(result), result.ExitCode);
        }
    }

    /// <summary>The severity that a person names, else the definition's.</summary>
    /// <exception cref="DefinitionException">It is none of the five.</exception>
    internal static Severity ThresholdOf(string? word, LintGate gate)
    {
        var words = Enum.GetValues<Severity>().ToDictionary(CodeQualityText.Word, StringComparer.OrdinalIgnoreCase);
        return word is null ? (Severity)gate.FailOn
            : words.TryGetValue(word, out var severity) ? severity
            : throw TargetsText.UnknownSeverity(word, [.. words.Keys]);
    }

    private static BaseReport BaseOf(ILint build, TargetRun run, GitLabArtifact artifact)
    {
        var branch = run.Environment.Variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME") ?? build.Application.ReleaseBranch;
        return new(branch, cancel => artifact.ReadAsync(branch, Job, ILint.Report, mostBytes: 100_000_000, cancel));
    }

    // A person's token goes to no server that the person, or the job, has not named. That of a job is enough: https://docs.gitlab.com/ci/jobs/ci_job_token/.
    private static GitLabAccess? AccessOf(ILint build, TargetRun run)
    {
        var pipeline = build as IPipeline;
        var address = pipeline?.GitLabUrl ?? run.Environment.Variable("CI_API_V4_URL") ?? run.Environment.Variable("CI_SERVER_URL");
        var project = pipeline?.GitLabProject ?? run.Environment.Variable("CI_PROJECT_ID");
        var token = pipeline?.GitLabToken is { Length: > 0 } given ? new Secret(given) : run.Environment.SecretVariable("GITLAB_TOKEN");
        return (address, project, token, run.Environment.SecretVariable("CI_JOB_TOKEN")) switch
        {
            ({ } server, { } name, { } own, _) => new(GitLabAccess.ServerOf(server), name, own),
            ({ } server, { } name, null, { } job) => new(GitLabAccess.ServerOf(server), name, job) { TokenHeader = "JOB-TOKEN" },
            _ => null,
        };
    }
}
