using System.Text.RegularExpressions;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// Reads the format of control files, blocks of <c>Name: value</c> with continued lines:
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb822.5.en.html">deb822(5)</see>.
/// </summary>
internal static partial class ControlText
{
    public static IReadOnlyList<ControlStanza> Read(SourceText source, Mistakes mistakes)
    {
        var stanzas = new List<ControlStanza>();
        var fields = new List<ControlField>();
        for (var index = 0; index < source.Lines.Count; index++)
        {
            var (line, number) = (source.Lines[index].TrimEnd(), index + 1);
            if (line.Length == 0)
            {
                End(stanzas, fields);
            }
            else if (line[0] is ' ' or '\t')
            {
                Continue(fields, line, source.At(number), mistakes);
            }
            else if (line[0] != '#')
            {
                Begin(fields, line, number, source.At(number), mistakes);
            }
        }

        End(stanzas, fields);
        return stanzas;
    }

    private static void Begin(List<ControlField> fields, string line, int number, string where, Mistakes mistakes)
    {
        var match = Field().Match(line);
        if (!match.Success)
        {
            mistakes.Add(PackagingText.NotAField(where, line));
        }
        else if (fields.Find(field => string.Equals(field.Name, match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase)) is { } twin)
        {
            mistakes.Add(PackagingText.FieldTwice(where, twin.Name, twin.Line));
        }
        else
        {
            fields.Add(new ControlField(match.Groups["name"].Value, match.Groups["value"].Value.Trim(), number));
        }
    }

    private static void Continue(List<ControlField> fields, string line, string where, Mistakes mistakes)
    {
        if (fields.Count == 0)
        {
            mistakes.Add(PackagingText.ContinuesNothing(where));
        }
        else
        {
            fields[^1] = fields[^1] with { Value = $"{fields[^1].Value}\n{line}" };
        }
    }

    private static void End(List<ControlStanza> stanzas, List<ControlField> fields)
    {
        if (fields.Count > 0)
        {
            stanzas.Add(new ControlStanza(fields[0].Line, [.. fields]));
            fields.Clear();
        }
    }

    [GeneratedRegex(@"^(?<name>[!-,.-9;-~][!-9;-~]*):(?<value>.*)\z")]
    private static partial Regex Field();
}
