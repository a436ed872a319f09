using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace Pipelines.Yaml;

/// <summary>The difference of two texts as <c>diff -u</c> prints it, three lines around each change.</summary>
internal static class UnifiedDiff
{
    private const int Around = 3;

    public static string Of(string name, string old, string now)
    {
        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, LineEndingsPreservingChunker.Instance);
        var text = new StringBuilder().Append("--- ").Append(name).Append(" (committed)\n+++ ").Append(name).Append(" (from the definition)\n");
        for (var i = 0; i < diff.DiffBlocks.Count;)
        {
            // Changes whose surroundings touch are shown in one piece.
            var last = i;
            while (last + 1 < diff.DiffBlocks.Count && diff.DiffBlocks[last + 1].DeleteStartA - (diff.DiffBlocks[last].DeleteStartA + diff.DiffBlocks[last].DeleteCountA) <= 2 * Around)
            {
                last++;
            }

            var (first, end) = (diff.DiffBlocks[i], diff.DiffBlocks[last]);
            var from = Math.Max(0, first.DeleteStartA - Around);
            var to = Math.Min(diff.PiecesOld.Count, end.DeleteStartA + end.DeleteCountA + Around);
            var fromNow = from + first.InsertStartB - first.DeleteStartA;
            var toNow = to + end.InsertStartB + end.InsertCountB - end.DeleteStartA - end.DeleteCountA;
            text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(from, to)} +{Range(fromNow, toNow)} @@\n");
            var at = from;
            for (; i <= last; i++)
            {
                var block = diff.DiffBlocks[i];
                at = Append(text, ' ', diff.PiecesOld, at, block.DeleteStartA);
                at = Append(text, '-', diff.PiecesOld, at, block.DeleteStartA + block.DeleteCountA);
                Append(text, '+', diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            }

            Append(text, ' ', diff.PiecesOld, at, to);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static int Append(StringBuilder text, char sign, IReadOnlyList<string> lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            text.Append(sign).Append(lines[i].TrimEnd('\n')).Append('\n');
        }

        return to;
    }

    // A range of no lines is counted from the line before it.
    private static string Range(int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"{(to > from ? from + 1 : from)},{to - from}");
}
