using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.Images.Context;

/// <summary>One line of a <c>.dockerignore</c>: <see href="https://docs.docker.com/build/concepts/context/#dockerignore-files">its syntax</see>.</summary>
internal sealed class IgnorePattern
{
    private readonly Regex _whole;

    private IgnorePattern(string text, bool isException, Regex whole)
    {
        Text = text;
        IsException = isException;
        _whole = whole;
    }

    /// <summary>The pattern without <c>!</c>, cleaned.</summary>
    public string Text { get; }

    /// <summary>True for a line that begins with <c>!</c>: what it matches is taken in again.</summary>
    public bool IsException { get; }

    /// <summary>Reads a line; null for a comment and for one that says nothing.</summary>
    /// <exception cref="FormatException">It is not a pattern.</exception>
    public static IgnorePattern? Parse(string line)
    {
        // Only in the first column: ' # x' is a pattern.
        if (line.StartsWith('#') || line.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        var isException = text[0] == '!';
        text = Clean(isException ? text[1..].Trim() : text);
        return text.Length == 0
            ? isException ? throw new FormatException("'!' stands alone") : null
            : new IgnorePattern(text, isException, ToRegex(text));
    }

    /// <summary>Whether it is about a file, or about one of the folders that the file is in.</summary>
    /// <param name="path">Relative to the context, <c>/</c> between parts.</param>
    public bool Matches(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (_whole.IsMatch(path[..end]))
            {
                return true;
            }
        }

        return _whole.IsMatch(path);
    }

    // As Go's filepath.Clean; a slash in front means the context's root, as every pattern does.
    private static string Clean(string pattern)
    {
        var parts = new List<string>();
        foreach (var part in pattern.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or ".") && (part != ".." || !pattern.StartsWith('/')))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static Regex ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when at + 1 < pattern.Length && pattern[at + 1] == '*':
                    at++;
                    // '**/' is any number of folders, none too; '**' at the end is everything.
                    at += at + 1 < pattern.Length && pattern[at + 1] == '/' ? 1 : 0;
                    regex.Append(at + 1 == pattern.Length ? ".*" : "(.*/)?");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '\\':
                    regex.Append(Regex.Escape(++at < pattern.Length ? pattern[at].ToString() : throw new FormatException("it ends with '\\'")));
                    break;
                case '[':
                    at = AppendClass(regex, pattern, at);
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[at].ToString()));
                    break;
            }
        }

        try
        {
            // Without backtracking: a pattern of many stars takes no time.
            return new Regex(regex.Append("\\z").ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
        }
        catch (ArgumentException unreadable)
        {
            throw new FormatException("its [ ] is not a set of characters", unreadable);
        }
    }

    private static int AppendClass(StringBuilder regex, string pattern, int at)
    {
        var end = at + 1;
        regex.Append(end < pattern.Length && pattern[end] == '^' ? "[^/" : "[");
        end += end < pattern.Length && pattern[end] == '^' ? 1 : 0;
        for (var first = end; end < pattern.Length && (pattern[end] != ']' || end == first); end++)
        {
            if (pattern[end] == '\\' && ++end == pattern.Length)
            {
                break;
            }

            regex.Append(pattern[end] is '-' ? "-" : $"\\u{(int)pattern[end]:x4}");
        }

        regex.Append(']');
        return end < pattern.Length ? end : throw new FormatException("its '[' is not closed");
    }
}
