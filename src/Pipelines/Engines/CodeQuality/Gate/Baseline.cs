namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>What was found before, and does not count as new.</summary>
/// <param name="Source">Where it comes from, for people.</param>
/// <param name="Fingerprints">The fingerprints of what was found.</param>
internal sealed record Baseline(string Source, IReadOnlySet<string> Fingerprints)
{
    /// <summary>
    /// Of a report that was cut to its size, the mildest severity that it holds: of findings so mild or milder it has not all, so one that it does not have may
    /// be old. Null when it has everything.
    /// </summary>
    public Severity? CutAt { get; init; }

    /// <summary>True for a finding that counts as new although it may be known: nobody can tell.</summary>
    public bool MayHave(ReportedFinding item) => !item.IsKnown && item.Finding.Severity <= CutAt;
}
