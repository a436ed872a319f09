using System.Globalization;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>Lays findings out for people: new before known, by file with the line and a caret, then the counts by tool and severity, then the verdict.</summary>
internal sealed class FindingList
{
    private readonly CodeQualityResult _result;
    private readonly ListStyle _style;
    private readonly Paint _paint;

    private FindingList(CodeQualityResult result, ListStyle style) => (_result, _style, _paint) = (result, style, new Paint(style.Colors));

    /// <summary>The lines, for a terminal that makes <c>path:line:column</c> a link.</summary>
    public static IEnumerable<string> Of(CodeQualityResult result, ListStyle style)
    {
        var list = new FindingList(result, style);
        return list.Findings().Concat(list.Counts()).Concat(list.Ending());
    }

    private IEnumerable<string> Findings()
    {
        if (_result.Baseline is null)
        {
            return Section("lint_findings", CodeQualityText.FindingsHead(_result.Reported.Count), _result.Reported, _style.MostFindings);
        }

        var news = _result.Reported.Where(item => !item.IsKnown).ToList();
        var known = _result.Reported.Where(item => item.IsKnown).ToList();
        return Section("lint_new", CodeQualityText.NewHead(news.Count), news, _style.MostFindings)
            .Concat(Section("lint_known", CodeQualityText.KnownHead(known.Count), known, Math.Max(_style.MostFindings - news.Count, 0), isCollapsed: true));
    }

    private IEnumerable<string> Section(string id, string head, IReadOnlyList<ReportedFinding> findings, int most, bool isCollapsed = false)
    {
        if (findings.Count == 0)
        {
            yield break;
        }

        if (_style.SectionsAt is { } start)
        {
            yield return $"\u001b[0Ksection_start:{Seconds(start)}:{id}[collapsed={(isCollapsed ? "true" : "false")}]\r\u001b[0K{head}";
        }
        else if (_result.Baseline is not null)
        {
            yield return _paint.Path(head);
        }

        // The worst are shown, in the order of the files.
        var shown = findings.Count <= most
            ? findings
            : [.. Enumerable.Range(0, findings.Count).OrderByDescending(index => findings[index].Finding.Severity).Take(most).Order().Select(index => findings[index])];
        foreach (var file in shown.GroupBy(item => item.Finding.Path))
        {
            yield return _paint.Path(Printable.OneLine(file.Key));
            foreach (var line in file.SelectMany(item => Lines(item.Finding)))
            {
                yield return line;
            }
        }

        if (shown.Count < findings.Count)
        {
            yield return CodeQualityText.MoreThanShown(findings.Count - shown.Count, ReportFiles.Page);
        }

        if (_style.SectionsAt is { } end)
        {
            yield return $"\u001b[0Ksection_end:{Seconds(end)}:{id}\r\u001b[0K";
        }
    }

    private IEnumerable<string> Lines(Finding finding)
    {
        yield return $"  {CodeQualityText.Place(finding)} {_paint.Of(finding.Severity, CodeQualityText.Word(finding.Severity))} {CodeQualityText.Said(finding)}";
        if (SourceLine.Of(finding, _result.Files) is not { } source)
        {
            yield break;
        }

        var number = finding.Line.ToString(CultureInfo.InvariantCulture);
        yield return $"    {_paint.Quiet($"{number} |")} {source.Text}";
        if (source.Caret is { } caret)
        {
            yield return $"    {_paint.Quiet(new string(' ', number.Length) + " |")} {new string(' ', caret)}{_paint.Caret("^")}";
        }
    }

    private IEnumerable<string> Counts() => _result.Reported.Count == 0 ? [] : FindingTable.Lines(FindingTable.Of(_result));

    private IEnumerable<string> Ending()
    {
        var verdict = CodeQualityText.Verdict(_result);
        return [.. _result.Incomplete.Select(CodeQualityText.Incomplete), _result.Passed ? _paint.Good(verdict) : _paint.Of(Severity.Critical, verdict)];
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
