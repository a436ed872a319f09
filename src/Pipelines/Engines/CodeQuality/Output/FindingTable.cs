using System.Globalization;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>How many findings of each severity each tool has: rows of words, the first row and the first column are heads.</summary>
internal static class FindingTable
{
    private static readonly Severity[] WorstFirst = [.. Enum.GetValues<Severity>().OrderDescending()];

    /// <summary>The rows: one a tool, and one for all when there are several; with a column of new ones when they were told.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(CodeQualityResult result)
    {
        var tools = result.Reported.GroupBy(item => item.Finding.Tool).OrderBy(tool => tool.Key, StringComparer.Ordinal).Select(tool => Row(tool.Key, [.. tool], result)).ToList();
        return
        [
            ["tool", .. WorstFirst.Select(CodeQualityText.Word), "all", .. result.Baseline is null ? (string[])[] : ["new"]],
            .. tools,
            .. tools.Count > 1 ? (IReadOnlyList<string>[])[Row("all", result.Reported, result)] : [],
        ];
    }

    /// <summary>The rows as lines with columns below each other.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row => string.Join("  ", row.Select((word, column) => column == 0 ? word.PadRight(widths[0]) : word.PadLeft(widths[column]))));
    }

    private static IReadOnlyList<string> Row(string name, IReadOnlyList<ReportedFinding> findings, CodeQualityResult result)
    {
        var counts = findings.CountBy(item => item.Finding.Severity).ToDictionary();
        return
        [
            Printable.OneLine(name),
            .. WorstFirst.Select(severity => counts.TryGetValue(severity, out var count) ? Number(count) : "-"),
            Number(findings.Count),
            .. result.Baseline is null ? (string[])[] : [Number(findings.Count(item => !item.IsKnown))],
        ];
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
