using System.Text;

namespace Pipelines.Simulation;

/// <summary>Rows as lines of plain text that fit a width: columns as wide as they must be, long cells in several lines.</summary>
internal static class TextTable
{
    /// <summary>What fits a terminal, a log of GitLab and a comment in a merge request, in characters.</summary>
    public const int Width = 120;

    private const int Gap = 2;
    private const int Narrowest = 8;

    /// <summary>The lines, without blanks at their ends.</summary>
    /// <param name="header">The heading of each column; a column that is empty in every row is left out.</param>
    /// <param name="rows">The cells of each row; line breaks in them stay. A row of one cell stands across all columns.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = Enumerable.Range(0, header.Count).Where(i => rows.Any(row => row.Count > 1 && row[i].Length > 0)).ToList();
        List<IReadOnlyList<string>> cells = [.. rows.Select(row => row.Count == 1 ? row : [.. columns.Select(i => row[i])])];
        List<string> titles = [.. columns.Select(i => header[i])];
        var widths = Widths(titles, [.. cells.Where(row => row.Count > 1 || columns.Count == 1)]);
        return RowLines(titles, widths).Concat([new string('-', widths.Sum() + (Gap * (widths.Length - 1)))])
            .Concat(cells.SelectMany(row => row.Count == 1 && columns.Count > 1 ? row : RowLines(row, widths)));
    }

    /// <summary>Breaks a text into lines of at most a width, at blanks where it can. Blanks at its beginning indent all of them.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var words = paragraph.TrimStart(' ');
            var indent = new string(' ', paragraph.Length - words.Length);
            var line = new StringBuilder(indent);
            foreach (var word in words.Split(' ').SelectMany(word => word.Chunk(width - indent.Length).Select(letters => new string(letters)).DefaultIfEmpty("")))
            {
                if (line.Length > indent.Length && line.Length + 1 + word.Length > width)
                {
                    yield return line.ToString();
                    line.Clear().Append(indent);
                }

                line.Append(line.Length > indent.Length ? " " : "").Append(word);
            }

            yield return line.ToString();
        }
    }

    private static IEnumerable<string> RowLines(IReadOnlyList<string> cells, int[] widths)
    {
        var wrapped = cells.Select((cell, i) => Wrap(cell, widths[i]).ToList()).ToList();
        for (var line = 0; line < wrapped.Max(lines => lines.Count); line++)
        {
            yield return string.Join(new string(' ', Gap), wrapped.Select((lines, i) => (line < lines.Count ? lines[line] : "").PadRight(widths[i]))).TrimEnd();
        }
    }

    // The widest column gives way until all fit.
    private static int[] Widths(List<string> header, List<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. header.Select((title, i) => Math.Max(title.Length, rows.SelectMany(row => row[i].Split('\n')).Select(line => line.Length).DefaultIfEmpty(0).Max()))];
        while (widths.Sum() + (Gap * (widths.Length - 1)) > Width)
        {
            var widest = Array.LastIndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }
}
