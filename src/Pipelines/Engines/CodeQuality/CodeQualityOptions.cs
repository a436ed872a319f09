using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;

namespace Pipelines.Engines.CodeQuality;

/// <summary>Where a check writes, and what it lets pass.</summary>
internal sealed record CodeQualityOptions
{
    /// <summary>The absolute path of the repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>The names of the linters to run; empty = all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What else is looked at, whichever linters run: checks of rooms that this one does not know.</summary>
    public IReadOnlyList<ILinterTool> Others { get; init; } = [];

    /// <summary>The report for GitLab, relative to the root: the file of <c>artifacts:reports:codequality</c>. The other reports stand beside it, under <see cref="Output.ReportFiles"/>'s names.</summary>
    public string Report { get; init; } = "artifacts/gl-code-quality-report.json";

    /// <summary>The largest report for GitLab, in bytes; it rejects one above the project's limit for artifacts, 100 MB unless set otherwise.</summary>
    public int MostReportBytes { get; init; } = 10_000_000;

    /// <summary>A folder relative to the root that git ignores and that stays between runs: what is unchanged in it is not done again.</summary>
    public string WorkFolder { get; init; } = ".nuke/temp/lint";

    /// <summary>The mildest severity that fails the check.</summary>
    public Severity Threshold { get; init; } = Severity.Minor;

    /// <summary>True = only findings that the baseline does not have fail the check.</summary>
    public bool NewOnly { get; init; }

    /// <summary>True = what is found is written as the committed baseline.</summary>
    public bool Accept { get; init; }

    /// <summary>The committed baseline, relative to the root; it need not be there.</summary>
    public string Baseline { get; init; } = new LintGate().Baseline;

    /// <summary>The report of the target branch; null when nobody can be asked.</summary>
    public BaseReport? BaseReport { get; init; }

    /// <summary>The suppressions of the definition.</summary>
    public IReadOnlyList<LintSuppression> Suppress { get; init; } = [];

    /// <summary>The file of suppressions, relative to the root; it need not be there.</summary>
    public string Suppressions { get; init; } = new LintGate().Suppressions;

    /// <summary>Only files that differ from where the history parted from this branch, tag or commit are looked at; null = all.</summary>
    public string? Since { get; init; }

    /// <summary>True = linters that can mend what they find do so first.</summary>
    public bool Fix { get; init; }

    /// <summary>The user's home, where some linters look for settings; null when there is none.</summary>
    public string? Home { get; init; }

    /// <summary>How long one linter may take before it counts as broken.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>True when only some linters or files are looked at.</summary>
    public bool IsPartial => Names.Count > 0 || Since is not null;
}
