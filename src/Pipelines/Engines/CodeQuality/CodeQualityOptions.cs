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

    /// <summary>The report for GitLab, relative to the root: the file of <c>artifacts:reports:codequality</c>.</summary>
    public string Report { get; init; } = "artifacts/gl-code-quality-report.json";

    /// <summary>A folder relative to the root that git ignores and that stays between runs: what is unchanged in it is not done again.</summary>
    public string WorkFolder { get; init; } = ".nuke/temp/lint";

    /// <summary>The mildest severity that fails the check.</summary>
    public Severity Threshold { get; init; } = Severity.Minor;

    /// <summary>How long one linter may take before it counts as broken.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(30);
}
