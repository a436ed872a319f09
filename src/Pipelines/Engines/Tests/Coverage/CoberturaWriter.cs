using System.Globalization;
using System.Text;
using System.Xml;

namespace Pipelines.Engines.Tests.Coverage;

/// <summary>
/// Writes Cobertura's XML as GitLab reads it (https://docs.gitlab.com/ci/testing/code_coverage/cobertura/): paths relative to the repository's
/// root, lines alone, and in as many files as keep each below GitLab's limit. Same coverage, same bytes.
/// </summary>
internal static class CoberturaWriter
{
    /// <summary>The largest file that GitLab reads, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    // What a line and the frame of a file take at most, with room to spare.
    private const int BytesOfLine = 120, BytesOfFrame = 2048;

    /// <summary>Writes the files <c>cobertura.xml</c>, <c>cobertura-2.xml</c> … into a folder.</summary>
    /// <returns>The names of the files.</returns>
    public static IReadOnlyList<string> Write(CoverageReport report, string folder, int mostBytes = MostBytes)
    {
        var names = new List<string>();
        foreach (var part in Parts(report, mostBytes))
        {
            names.Add(names.Count == 0 ? "cobertura.xml" : string.Create(CultureInfo.InvariantCulture, $"cobertura-{names.Count + 1}.xml"));
            Write(part, Path.Combine(folder, names[^1]));
        }

        return names;
    }

    private static IEnumerable<CoverageReport> Parts(CoverageReport report, int mostBytes)
    {
        var (files, size) = (new Dictionary<string, IReadOnlyDictionary<int, LineCoverage>>(StringComparer.Ordinal), BytesOfFrame);
        foreach (var (path, lines) in report.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            // A path stands three times, and an escaped letter is six.
            var more = BytesOfFrame + (path.Length * 18) + (lines.Count * BytesOfLine);
            if (files.Count > 0 && size + more > mostBytes)
            {
                yield return new(files);
                (files, size) = (new(StringComparer.Ordinal), BytesOfFrame);
            }

            files.Add(path, lines);
            size += more;
        }

        yield return new(files);
    }

    private static void Write(CoverageReport report, string file)
    {
        using var writer = XmlWriter.Create(file, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        writer.WriteStartElement("coverage");
        Rates(writer, report);
        writer.WriteAttributeString("version", "1");
        writer.WriteAttributeString("timestamp", "0");
        writer.WriteStartElement("packages");
        foreach (var folder in report.Files.GroupBy(entry => Path.GetDirectoryName(entry.Key) ?? "").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.WriteStartElement("package");
            writer.WriteAttributeString("name", Sayable(folder.Key));
            Rates(writer, new(folder.ToDictionary(StringComparer.Ordinal)));
            writer.WriteStartElement("classes");
            foreach (var (path, lines) in folder.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                Class(writer, path, lines);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Class(XmlWriter writer, string path, IReadOnlyDictionary<int, LineCoverage> lines)
    {
        writer.WriteStartElement("class");
        writer.WriteAttributeString("name", Sayable(Path.GetFileNameWithoutExtension(path)));
        writer.WriteAttributeString("filename", Sayable(path));
        Rates(writer, new(new Dictionary<string, IReadOnlyDictionary<int, LineCoverage>> { [path] = lines }));
        writer.WriteStartElement("methods");
        writer.WriteEndElement();
        writer.WriteStartElement("lines");
        foreach (var (number, line) in lines.OrderBy(entry => entry.Key))
        {
            writer.WriteStartElement("line");
            writer.WriteAttributeString("number", Text(number));
            writer.WriteAttributeString("hits", Text(line.Hits));
            if (line.Branches > 0)
            {
                writer.WriteAttributeString("branch", "true");
                writer.WriteAttributeString("condition-coverage", $"{Text(100 * line.CoveredBranches / line.Branches)}% ({Text(line.CoveredBranches)}/{Text(line.Branches)})");
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Rates(XmlWriter writer, CoverageReport report)
    {
        writer.WriteAttributeString("line-rate", Rate(report.CoveredLines, report.Lines));
        writer.WriteAttributeString("branch-rate", Rate(report.CoveredBranches, report.Branches));
        writer.WriteAttributeString("complexity", "0");
        writer.WriteAttributeString("lines-covered", Text(report.CoveredLines));
        writer.WriteAttributeString("lines-valid", Text(report.Lines));
        writer.WriteAttributeString("branches-covered", Text(report.CoveredBranches));
        writer.WriteAttributeString("branches-valid", Text(report.Branches));
    }

    private static string Rate(long covered, long all) => CoverageReport.Rate(covered, all).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // XML 1.0 has no place for these, not even escaped; git has files of such names.
    private static string Sayable(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'));
}
