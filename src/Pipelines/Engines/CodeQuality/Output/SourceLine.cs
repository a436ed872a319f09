namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>The line of a finding as it can be shown, and where in it the finding is.</summary>
/// <param name="Text">The line: tabs are spaces, control characters are spelt out, what is far from the place is cut.</param>
/// <param name="Caret">How many letters stand before the place; null when the tool names no column.</param>
internal sealed record SourceLine(string Text, int? Caret)
{
    private const int Tab = 4, Before = 60, Most = 160;

    /// <summary>The line; null when it is empty, is not there, or holds a secret.</summary>
    public static SourceLine? Of(Finding finding, RepositoryFiles files)
    {
        var line = finding.HidesLine ? "" : files.WholeLine(finding.Path, finding.Line).TrimEnd();
        if (line.Length == 0)
        {
            return null;
        }

        // A column may lie one behind the end: "something is missing here".
        var column = finding.Column is { } given && given <= line.Length + 1 ? given - 1 : (int?)null;
        var from = column > Most - Before ? column.Value - Before : 0;
        from -= from > 0 && char.IsLowSurrogate(line[Math.Min(from, line.Length - 1)]) ? 1 : 0;
        var front = from > 0 ? "…" : "";
        var before = front + Shown(line[from..(column ?? from)]);
        return new SourceLine(before + Printable.Shortened(Shown(line[(column ?? from)..]), Math.Max(Most - before.Length, Before)), column is null ? null : before.Length);
    }

    private static string Shown(string text) => Printable.OneLine(text.Replace("\t", new string(' ', Tab), StringComparison.Ordinal));
}
