using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipelines.Tests.Targets.Watching;

/// <summary>A terminal that is tall enough: plays what was written to it, and gives the lines that a person sees at the end.</summary>
internal static partial class Screen
{
    public static IReadOnlyList<string> Play(string written)
    {
        var lines = new List<string> { "" };
        var (row, column) = (0, 0);
        foreach (Match part in Part().Matches(written))
        {
            switch (part.Value)
            {
                case "\n":
                    (row, column) = (row + 1, 0);
                    while (lines.Count <= row)
                    {
                        lines.Add("");
                    }

                    break;
                case "\r":
                    column = 0;
                    break;
                case var code when code[0] == '\e':
                    var count = int.TryParse(part.Groups["count"].Value, CultureInfo.InvariantCulture, out var number) ? number : 1;
                    switch (part.Groups["verb"].Value)
                    {
                        case "A":
                            row = Math.Max(0, row - count);
                            break;
                        case "K":
                            lines[row] = part.Groups["count"].Value == "2" ? "" : lines[row][..Math.Min(column, lines[row].Length)];
                            break;
                        case "J":
                            lines.RemoveRange(row + 1, lines.Count - row - 1);
                            break;
                    }

                    break;
                default:
                    var line = lines[row].PadRight(column);
                    lines[row] = line[..column] + part.Value + (line.Length > column + part.Length ? line[(column + part.Length)..] : "");
                    column += part.Length;
                    break;
            }
        }

        return [.. lines.Select(line => line.TrimEnd()).Reverse().SkipWhile(line => line.Length == 0).Reverse()];
    }

    [GeneratedRegex(@"\n|\r|\e\[\??(?<count>\d*)(?:;\d+)*(?<verb>[A-Za-z])|[^\n\r\e]+")]
    private static partial Regex Part();
}
