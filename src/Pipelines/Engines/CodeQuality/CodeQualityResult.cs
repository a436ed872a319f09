using Pipelines.Engines.CodeQuality.Gate;

namespace Pipelines.Engines.CodeQuality;

/// <summary>What a check found.</summary>
internal sealed record CodeQualityResult
{
    /// <summary>All findings, in the order of <see cref="Finding.Sort"/>.</summary>
    public required IReadOnlyList<ReportedFinding> Reported { get; init; }

    /// <summary>Why not everything was looked at, one line for each linter that was stopped, broken or missing; empty when everything was.</summary>
    public required IReadOnlyList<string> Incomplete { get; init; }

    /// <summary>The mildest severity that fails the check.</summary>
    public required Severity Threshold { get; init; }

    /// <summary>The absolute path of the report for GitLab.</summary>
    public required string Report { get; init; }

    /// <summary>The files that the findings are in.</summary>
    public required RepositoryFiles Files { get; init; }

    /// <summary>True when a finding that is known does not fail the check.</summary>
    public bool NewOnly { get; init; }

    /// <summary>What the findings were compared with; null = with nothing.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The findings alone.</summary>
    public IReadOnlyList<Finding> Findings => field ??= [.. Reported.Select(item => item.Finding)];

    /// <summary>How many findings fail the check.</summary>
    public int Failing => Reported.Count(item => item.Finding.Severity >= Threshold && !(NewOnly && item.IsKnown));

    /// <summary>True when everything was looked at and nothing is as bad as the threshold.</summary>
    public bool Passed => Incomplete.Count == 0 && Failing == 0;

    /// <summary>The exit code of the command: 0 passed, 1 not.</summary>
    public int ExitCode => Passed ? 0 : 1;
}
