using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Pipelines.Engines.Tests.Coverage;

/// <summary>
/// Reads the lines out of Cobertura's XML as coverlet, Microsoft's collector, SimpleCov, coverage.py and gcovr write it
/// (https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd), as a stream. Methods and rates are left out: lines say it all.
/// </summary>
internal static partial class CoberturaReader
{
    private const int LastLine = 10_000_000;

    /// <summary>The coverage of a report, with the paths as the resolver gives them.</summary>
    /// <param name="file">The report.</param>
    /// <param name="resolve">Gives the repository's path of a file name and of the report's <c>source</c> folders; null = none of the repository.</param>
    /// <exception cref="XmlException">It is no XML, or half of one, or its root is another than Cobertura's, or it is too large, or a line is none.</exception>
    public static CoverageReport Read(string file, Func<string, IReadOnlyList<string>, string?> resolve)
    {
        // The header of many writers names a DTD on the web: it is passed over, not fetched, and entities of it are unknown.
        using var reader = ReportXml.Open(file, DtdProcessing.Ignore);
        reader.MoveToContent();
        if (reader.LocalName != "coverage")
        {
            throw new XmlException(CoverageText.NotCobertura(reader.LocalName));
        }

        var sources = new List<string>();
        var files = new Dictionary<string, Dictionary<int, LineCoverage>>(StringComparer.Ordinal);
        var lines = new Dictionary<int, LineCoverage>();
        while (reader.Read())
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "source") when !reader.IsEmptyElement && reader.Read() && reader.NodeType == XmlNodeType.Text:
                    sources.Add(reader.Value.Trim());
                    break;
                case (XmlNodeType.Element, "class"):
                    lines = LinesOf(reader.GetAttribute("filename"));
                    break;
                case (XmlNodeType.Element, "line"):
                    var (number, line) = Line(reader);
                    lines[number] = lines.TryGetValue(number, out var known) ? known.Or(line) : line;
                    break;
                default:
                    break;
            }
        }

        return new(files.Where(read => read.Value.Count > 0).ToDictionary(read => read.Key, IReadOnlyDictionary<int, LineCoverage> (read) => read.Value, StringComparer.Ordinal));

        // What is told before or between classes, or of files elsewhere, belongs to none of the repository's.
        Dictionary<int, LineCoverage> LinesOf(string? name)
        {
            if (name is null || resolve(name, sources) is not { } path)
            {
                return [];
            }

            if (!files.TryGetValue(path, out var found))
            {
                files.Add(path, found = []);
            }

            return found;
        }
    }

    private static (int Number, LineCoverage Line) Line(XmlReader reader)
    {
        var (number, hits) = (reader.GetAttribute("number"), reader.GetAttribute("hits"));
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place is 0 or > LastLine)
        {
            throw new XmlException(CoverageText.NoLine(number));
        }

        if (!decimal.TryParse(hits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var often))
        {
            throw new XmlException(CoverageText.NoHits(place, hits));
        }

        var branches = Branches().Match(reader.GetAttribute("condition-coverage") ?? "");
        return (place, new LineCoverage(
            (long)Math.Min(often, int.MaxValue),
            branches.Success ? Math.Min(Number("covered"), Number("all")) : 0,
            branches.Success ? Number("all") : 0));

        int Number(string group) => int.Parse(branches.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\((?<covered>[0-9]{1,6})/(?<all>[0-9]{1,6})\)\s*\z")]
    private static partial Regex Branches();
}
