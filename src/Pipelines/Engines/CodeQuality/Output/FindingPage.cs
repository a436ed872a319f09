using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>
/// All findings as one page for a browser, a telephone's too: it loads nothing, shows everything without scripts, and filters with one whose hash its own
/// policy names, so that nothing that stands in a finding can run.
/// </summary>
internal static class FindingPage
{
    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="result">What is told about all findings.</param>
    /// <param name="shown">The findings that are listed.</param>
    public static void Write(string file, CodeQualityResult result, IReadOnlyList<ReportedFinding> shown) => WholeFile.Write(file, Encoding.UTF8.GetBytes(Of(result, shown)));

    /// <summary>The text of the page.</summary>
    public static string Of(CodeQualityResult result, IReadOnlyList<ReportedFinding> shown)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Hash(FindingPageParts.Style)}'; script-src 'sha256-{Hash(FindingPageParts.Script)}'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <title>Lint: {(result.Passed ? "passed" : "failed")}</title>
            <style>{FindingPageParts.Style}</style>
            </head>
            <body>
            <header>
            <h1 class="{(result.Passed ? "passed" : "failed")}">Lint {(result.Passed ? "passed" : "failed")}</h1>
            <p>{Text(CodeQualityText.Verdict(result))}</p>

            """);
        foreach (var reason in result.Incomplete)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"failed\">{Text(CodeQualityText.Incomplete(reason))}</p>\n");
        }

        if (result.Reported.Count > 0)
        {
            AppendTable(html, FindingTable.Of(result));
            AppendFilters(html, shown, result.Baseline is not null);
        }

        html.Append("</header>\n<main>\n");
        foreach (var path in shown.GroupBy(item => item.Finding.Path))
        {
            html.Append(CultureInfo.InvariantCulture, $"<section>\n<h2>{Text(path.Key)}</h2>\n");
            foreach (var item in path)
            {
                Append(html, item, result);
            }

            html.Append("</section>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</main>\n<p id=\"none\" hidden>No finding is of this kind.</p>\n<script>{FindingPageParts.Script}</script>\n</body>\n</html>\n").ToString();
    }

    private static void AppendTable(StringBuilder html, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        html.Append("<div class=\"wide\"><table>\n");
        for (var index = 0; index < rows.Count; index++)
        {
            var cells = rows[index].Select((word, column) => index == 0 ? $"<th scope=\"col\">{Text(word)}</th>" : column == 0 ? $"<th scope=\"row\">{Text(word)}</th>" : $"<td>{Text(word)}</td>");
            html.Append("<tr>").AppendJoin("", cells).Append("</tr>\n");
        }

        html.Append("</table></div>\n");
    }

    private static void AppendFilters(StringBuilder html, IReadOnlyList<ReportedFinding> shown, bool isCompared)
    {
        html.Append("<form hidden>\n");
        AppendChoice(html, "tool", shown.Select(item => item.Finding.Tool).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        AppendChoice(html, "severity", shown.Select(item => item.Finding.Severity).Distinct().OrderDescending().Select(CodeQualityText.Word));
        if (isCompared)
        {
            AppendChoice(html, "age", ["new", "known"]);
        }

        html.Append("<output></output>\n</form>\n");
    }

    private static void AppendChoice(StringBuilder html, string name, IEnumerable<string> values) => html
        .Append(CultureInfo.InvariantCulture, $"<label>{name} <select name=\"{name}\"><option value=\"\">all</option>")
        .AppendJoin("", values.Select(value => $"<option>{Text(value)}</option>"))
        .Append("</select></label>\n");

    private static void Append(StringBuilder html, ReportedFinding item, CodeQualityResult result)
    {
        var finding = item.Finding;
        var word = CodeQualityText.Word(finding.Severity);
        var age = result.Baseline is null ? "" : item.IsKnown ? "known" : "new";
        html.Append(CultureInfo.InvariantCulture, $"<article data-tool=\"{Text(finding.Tool)}\" data-severity=\"{word}\" data-age=\"{age}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<p><span class=\"{word}\">{word}</span> {(age == "new" ? "<b>new</b> " : "")}{Text(Printable.Shortened(finding.Message))} <small>{Text($"{finding.Tool}/{finding.Rule}")}</small></p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"place\">{Text(CodeQualityText.Place(finding))}</p>\n");
        if (SourceLine.Of(finding, result.Files) is { } source)
        {
            var caret = source.Caret is { } at ? "\n" + new string(' ', at) + "^" : "";
            html.Append(CultureInfo.InvariantCulture, $"<pre>{Text(source.Text, keepsLines: true)}{caret}</pre>\n");
        }

        html.Append("</article>\n");
    }

    private static string Text(string text, bool keepsLines = false) => WebUtility.HtmlEncode(keepsLines ? text : Printable.OneLine(text));

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
