using System.Globalization;
using System.Text;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>The verdict, the counts and the worst findings as Markdown, for a merge request's comment or a chat.</summary>
internal static class FindingSummary
{
    private const int MostFindings = 50;

    /// <summary>Writes the summary, whole or not at all.</summary>
    public static void Write(string file, CodeQualityResult result) => WholeFile.Write(file, Encoding.UTF8.GetBytes(Of(result)));

    /// <summary>The text.</summary>
    public static string Of(CodeQualityResult result)
    {
        var text = new StringBuilder($"# Lint: {(result.Passed ? "passed" : "failed")}\n\n{Escaped(CodeQualityText.Verdict(result))}\n");
        foreach (var reason in result.Incomplete)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {Escaped(CodeQualityText.Incomplete(reason))}\n");
        }

        if (result.Reported.Count == 0)
        {
            return text.ToString();
        }

        text.Append('\n');
        AppendTable(text, FindingTable.Of(result));
        var worst = WorstFirst.NewFirst(result.Reported).Take(MostFindings).Select(index => result.Reported[index]).ToList();
        IReadOnlyList<string> head = ["place", "severity", "finding", .. result.Baseline is null ? (string[])[] : ["new"]];
        text.Append('\n');
        AppendTable(text, [head, .. worst.Select(item => Row(item, result))]);
        if (worst.Count < result.Reported.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{CodeQualityText.MoreThanShown(result.Reported.Count - worst.Count, ReportFiles.Page)}\n");
        }

        return text.ToString();
    }

    private static IReadOnlyList<string> Row(ReportedFinding item, CodeQualityResult result) =>
    [
        CodeQualityText.Place(item.Finding),
        CodeQualityText.Word(item.Finding.Severity),
        CodeQualityText.Said(item.Finding),
        .. result.Baseline is null ? (string[])[] : [item.IsKnown ? "" : "new"],
    ];

    private static void AppendTable(StringBuilder text, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", rows[index].Select(Escaped))} |\n");
            if (index == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(rows[0].Select(_ => " --- |"))}\n");
            }
        }
    }

    // What a tool says and how a file is called is text, never markup, and calls no user by @.
    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '@' => result.Append("&#64;"),
                '#' => result.Append("&#35;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '!' or '$' => result.Append('\\').Append(letter),
                _ => result.Append(letter),
            };
        }

        return result.ToString();
    }
}
