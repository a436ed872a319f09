namespace Pipelines.Engines.CodeQuality;

/// <summary>What a check found.</summary>
/// <param name="Findings">All findings, in the order of <see cref="Finding.Sort"/>.</param>
/// <param name="Incomplete">Why not everything was looked at, one line for each linter that was stopped, broken or missing; empty when everything was.</param>
/// <param name="Threshold">The mildest severity that fails the check.</param>
/// <param name="Report">The absolute path of the report.</param>
internal sealed record CodeQualityResult(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Incomplete, Severity Threshold, string Report)
{
    /// <summary>True when everything was looked at and nothing is as bad as the threshold.</summary>
    public bool Passed => Incomplete.Count == 0 && Findings.All(finding => finding.Severity < Threshold);

    /// <summary>The exit code of the command: 0 passed, 1 not.</summary>
    public int ExitCode => Passed ? 0 : 1;
}
