using System.Globalization;

namespace Pipelines.Engines.Tests.Coverage;

/// <summary>What this room says to people.</summary>
internal static class CoverageText
{
    private const int OthersShown = 3;

    public static string NotCobertura(string root) => $"its root is '{root}', and 'coverage' was expected";

    public static string NoLine(string? number) => $"'{number}' is the number of no line";

    public static string NoHits(int line, string? hits) => $"line {line.ToString(CultureInfo.InvariantCulture)} was run '{hits}' times, and a number was expected";

    public static string TooLarge(long size, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"it has {size:#,0} bytes, and {most:#,0} is the most that is read");

    /// <summary>The line that the <c>coverage</c> of the job looks for.</summary>
    public static string Total(CoverageReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"Coverage: {Math.Floor(CoverageReport.Rate(report.CoveredLines, report.Lines) * 10_000) / 100:0.00}% of lines ({report.CoveredLines} of {report.Lines})");

    public static string Split(IReadOnlyList<string> files) => $"The coverage is in {files.Count} files, because GitLab reads none above 10 MiB: {string.Join(", ", files)}.";

    public static string NoneOfTheRepository => "its coverage names no file of the repository";

    public static string LeftOut(IReadOnlyCollection<string> files) =>
        $"Coverage of {files.Count} {(files.Count == 1 ? "file that is" : "files that are")} not the repository's is left out: {string.Join(", ", files.Take(OthersShown))}{(files.Count > OthersShown ? " …" : "")}";
}
