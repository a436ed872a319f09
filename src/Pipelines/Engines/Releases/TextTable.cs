namespace Pipelines.Engines.Releases;

/// <summary>Rows as lines whose columns stand below each other.</summary>
internal static class TextTable
{
    /// <summary>One line a row; two spaces between columns, none at the end.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(row => row.Count)).Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0)).ToList();
        return [.. rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())];
    }
}
