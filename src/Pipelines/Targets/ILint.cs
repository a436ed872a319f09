using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;

namespace Pipelines.Targets;

/// <summary>The code-quality gate: every linter of the application, one report, one verdict.</summary>
public interface ILint : IHazApplication
{
    /// <summary>Where GitLab's Code Quality report goes, relative to the repository's root.</summary>
    internal const string Report = "artifacts/lint/gl-code-quality-report.json";

    /// <summary>The linters to run, by name, several with <c>+</c> between them; all when none is named.</summary>
    [Parameter("Linters to run; all when none is named", Separator = "+")]
    string[]? Linter => TryGetValue(() => Linter);

    /// <summary>Runs the linters side by side; fails on a finding. The report is written either way.</summary>
    [Job(Stage = Stages.Test, AtOnce = true, NeedsTools = true, NeedsNuGet = true, CodeQualityReport = Report)]
    Target Lint => _ => _
        .Description("Judges the code with every linter; writes GitLab's Code Quality report")
        .Produces(RootDirectory / Report)
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var check = new CodeQualityCheck(run.Processes, run.Log, run.Environment.Time);
            var options = new CodeQualityOptions { Root = run.Root, Report = Report, Names = Linter ?? [], Others = LintOthers.Of(Application, this is IPipeline pipeline ? pipeline.Generate : null, run.Git) };
            var result = await check.RunAsync(Application.Linters, options, run.CancellationToken);
            if (!result.Passed)
            {
                throw new VerdictException(TargetsText.LintFailed(result), result.ExitCode);
            }
        }));
}
