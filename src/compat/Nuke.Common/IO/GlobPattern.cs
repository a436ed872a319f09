using System.IO.Enumeration;

namespace Nuke.Common.IO;

/// <summary>One segment of a glob, and the alternatives that braces stand for.</summary>
internal static class GlobPattern
{
    public static bool Matches(string name, string segment) =>
        FileSystemName.MatchesSimpleExpression(segment, name, ignoreCase: OperatingSystem.IsWindows());

    /// <summary><c>a.{b,c}</c> stands for <c>a.b</c> and <c>a.c</c>; braces may be nested.</summary>
    public static IEnumerable<string> Alternatives(string pattern)
    {
        var open = pattern.IndexOf('{');
        var close = open < 0 ? -1 : ClosingBrace(pattern, open);
        if (close < 0)
            return [pattern];
        var (before, after) = (pattern[..open], pattern[(close + 1)..]);
        return SplitOutside(pattern[(open + 1)..close]).SelectMany(x => Alternatives(before + x + after)).Distinct();
    }

    private static int ClosingBrace(string pattern, int open)
    {
        var depth = 0;
        for (var i = open; i < pattern.Length; i++)
        {
            depth += pattern[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }
        return -1;
    }

    private static IEnumerable<string> SplitOutside(string alternatives)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < alternatives.Length; i++)
        {
            depth += alternatives[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (alternatives[i] != ',' || depth > 0)
                continue;
            yield return alternatives[start..i];
            start = i + 1;
        }
        yield return alternatives[start..];
    }
}
