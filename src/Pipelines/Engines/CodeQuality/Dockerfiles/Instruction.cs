namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Keyword">Its keyword in capitals.</param>
/// <param name="Text">What follows the keyword, its lines joined by a space; the lines of a heredoc follow, each on a line of its own.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Lines">Where in <paramref name="Text"/> each further line of the file begins, in ascending order.</param>
internal sealed record Instruction(string Keyword, string Text, int Line, IReadOnlyList<(int Offset, int Line)> Lines)
{
    /// <summary>The options in front: <c>--from=build</c>, <c>--mount=type=cache,…</c>.</summary>
    public IReadOnlyList<string> Flags { get; } = [.. Words(Text).TakeWhile(IsFlag)];

    /// <summary>The words behind the options, as blanks part them.</summary>
    public IReadOnlyList<string> Arguments { get; } = [.. Words(Text).SkipWhile(IsFlag)];

    /// <summary>The line of the file that a place in the text stands in.</summary>
    public int LineAt(int offset) => Lines.TakeWhile(line => line.Offset <= offset).Select(line => line.Line).LastOrDefault(Line);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsFlag(string word) => word.StartsWith("--", StringComparison.Ordinal);
}
