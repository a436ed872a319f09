using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>The code-quality gate: every linter of the application, one report, one verdict.</summary>
public interface ILint : IHazApplication
{
    /// <summary>Where the reports go, relative to the repository's root.</summary>
    internal const string Folder = "artifacts/lint";

    /// <summary>Where GitLab's Code Quality report goes, relative to the repository's root.</summary>
    internal const string Report = Folder + "/gl-code-quality-report.json";

    /// <summary>The linters to run, by name, several with <c>+</c> between them; all when none is named.</summary>
    [Parameter("Linters to run; all when none is named", Separator = "+")]
    string[]? Linter => TryGetValue(() => Linter);

    /// <summary>The mildest severity that fails; that of the definition when none is given.</summary>
    [Parameter("Mildest severity that fails Lint: info, minor, major, critical or blocker")]
    string? FailOn => TryGetValue(() => FailOn);

    /// <summary>True to fail on findings alone that the target branch, or the committed baseline, does not have.</summary>
    [Parameter("Lint fails on new findings only")]
    bool NewOnly => TryGetValue<bool?>(() => NewOnly) ?? false;

    /// <summary>True to write what is found as the committed baseline.</summary>
    [Parameter("Lint writes what it finds as the committed baseline")]
    bool Accept => TryGetValue<bool?>(() => Accept) ?? false;

    /// <summary>Only files that differ from where the history parted from this branch, tag or commit are looked at.</summary>
    [Parameter("Lint looks only at files that differ from where the history parted from this branch, tag or commit")]
    string? Since => TryGetValue(() => Since);

    /// <summary>True to let the linters mend what they can before they judge.</summary>
    [Parameter("Lint mends what its linters can mend")]
    bool Fix => TryGetValue<bool?>(() => Fix) ?? false;

    /// <summary>Runs the linters side by side; fails on a finding. The reports are written either way.</summary>
    [Job(Stage = Stages.Test, AtOnce = true, NeedsTools = true, NeedsNuGet = true, CodeQualityReport = Report, KeptFiles = ".nuke/temp/lint/cache")]
    Target Lint => _ => _
        .Description("Judges the code with every linter; writes GitLab's Code Quality report")
        .Produces([.. LintRun.Files.Select(file => RootDirectory / file)])
        .Executes(() => TargetRun.RunAsync(this, run => LintRun.RunAsync(this, run)));
}
