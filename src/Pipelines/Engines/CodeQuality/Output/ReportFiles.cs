namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>The reports of a check: GitLab's own, and beside it those for other tools and for people.</summary>
internal static class ReportFiles
{
    /// <summary>SARIF 2.1, for editors and other tools.</summary>
    public const string Sarif = "findings.sarif";

    /// <summary>A page for a browser.</summary>
    public const string Page = "findings.html";

    /// <summary>A summary for a merge request or a chat.</summary>
    public const string Summary = "summary.md";

    // A browser on a phone takes a page of thousands of findings, not of hundreds of thousands.
    private const int MostPageBytes = 2_000_000;

    /// <summary>Writes them all, side by side.</summary>
    public static async Task WriteAsync(CodeQualityResult result, int mostBytes, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(result.Report)!;
        var excerpt = Excerpt.Of(result.Reported, mostBytes);
        Action[] writers =
        [
            () => CodeQualityReport.Write(result.Report, excerpt),
            () => SarifWriter.Write(Path.Combine(folder, Sarif), excerpt, result.Baseline is not null),
            () => FindingPage.Write(Path.Combine(folder, Page), result, Excerpt.Of(result.Reported, Math.Min(mostBytes, MostPageBytes))),
            () => FindingSummary.Write(Path.Combine(folder, Summary), result),
        ];
        await Task.WhenAll(writers.Select(write => Task.Run(write, cancellationToken)));
    }
}
