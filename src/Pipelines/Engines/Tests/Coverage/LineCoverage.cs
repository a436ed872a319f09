namespace Pipelines.Engines.Tests.Coverage;

/// <summary>How often a line was run.</summary>
/// <param name="Hits">How often; 0 = never.</param>
/// <param name="CoveredBranches">How many of its branches were taken.</param>
/// <param name="Branches">How many branches it has; 0 = none is known.</param>
internal readonly record struct LineCoverage(long Hits, int CoveredBranches = 0, int Branches = 0)
{
    // A loop of a long run; sums of such stay far from the end of a long.
    private const long MostHits = int.MaxValue;

    /// <summary>The same line, seen by two runs.</summary>
    /// <remarks>Which branches those were is not told, so that the larger count is what is surely covered.</remarks>
    public LineCoverage Plus(LineCoverage other) => With(other, Math.Min(Hits + other.Hits, MostHits));

    /// <summary>The same line, told twice by one run: as a method's and as a class's, or by two classes of one file.</summary>
    public LineCoverage Or(LineCoverage other) => With(other, Math.Max(Hits, other.Hits));

    private LineCoverage With(LineCoverage other, long hits) =>
        new(hits, Math.Max(CoveredBranches, other.CoveredBranches), Math.Max(Branches, other.Branches));
}
