namespace Pipelines.Engines.Tests.Coverage;

/// <summary>Which lines of which files were run.</summary>
/// <param name="Files">The lines of each file by its number from 1; files by their path.</param>
internal sealed record CoverageReport(IReadOnlyDictionary<string, IReadOnlyDictionary<int, LineCoverage>> Files)
{
    /// <summary>How many lines could be run.</summary>
    public long Lines => Files.Values.Sum(lines => (long)lines.Count);

    /// <summary>How many lines were.</summary>
    public long CoveredLines => Files.Values.Sum(lines => lines.Values.LongCount(line => line.Hits > 0));

    /// <summary>How many branches there are.</summary>
    public long Branches => Files.Values.Sum(lines => lines.Values.Sum(line => (long)line.Branches));

    /// <summary>How many were taken.</summary>
    public long CoveredBranches => Files.Values.Sum(lines => lines.Values.Sum(line => (long)line.CoveredBranches));

    /// <summary>Several runs as one: what one of them ran was run.</summary>
    public static CoverageReport Merge(IEnumerable<CoverageReport> reports)
    {
        var files = new Dictionary<string, Dictionary<int, LineCoverage>>(StringComparer.Ordinal);
        foreach (var (path, lines) in reports.SelectMany(report => report.Files))
        {
            if (!files.TryGetValue(path, out var merged))
            {
                files.Add(path, merged = []);
            }

            foreach (var (number, line) in lines)
            {
                merged[number] = merged.TryGetValue(number, out var known) ? known.Plus(line) : line;
            }
        }

        return new(files.ToDictionary(file => file.Key, IReadOnlyDictionary<int, LineCoverage> (file) => file.Value, StringComparer.Ordinal));
    }

    /// <summary>A share for people and for <c>line-rate</c>: 1 when there is nothing to cover.</summary>
    public static double Rate(long covered, long all) => all == 0 ? 1 : (double)covered / all;
}
