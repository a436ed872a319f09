using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Simulation;

/// <summary>
/// A pattern of <c>changes</c> or <c>exists</c>, as Ruby's <c>File.fnmatch</c> reads it with PATHNAME, DOTMATCH and EXTGLOB, which GitLab uses:
/// https://docs.ruby-lang.org/en/3.3/File.html#method-c-fnmatch.
/// </summary>
internal static class PathPattern
{
    /// <summary>True when the whole path matches.</summary>
    public static bool IsMatch(string pattern, string path) =>
        Alternatives(pattern).Any(alternative => Regex.IsMatch(path, $@"\A{Translate(alternative)}\z", RegexOptions.CultureInvariant | RegexOptions.Singleline));

    // {a,b} becomes two patterns before anything else is read, as in Ruby; braces may stand in braces. What is not closed matches nothing.
    private static IEnumerable<string> Alternatives(string pattern)
    {
        var open = IndexOf(pattern, '{', 0);
        if (open < 0)
        {
            return [pattern];
        }

        var parts = new List<string>();
        var (depth, first) = (0, open + 1);
        for (var i = open; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    depth++;
                    break;
                case ',' when depth == 1:
                    parts.Add(pattern[first..i]);
                    first = i + 1;
                    break;
                case '}' when --depth == 0:
                    parts.Add(pattern[first..i]);
                    return parts.SelectMany(part => Alternatives(pattern[..open] + part + pattern[(i + 1)..]));
            }
        }

        return [];
    }

    private static int IndexOf(string pattern, char letter, int from)
    {
        for (var i = from; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == letter)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Translate(string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var isPartStart = i == 0 || pattern[i - 1] == '/';
            if (isPartStart && pattern.AsSpan(i).StartsWith("**/", StringComparison.Ordinal))
            {
                text.Append("(?:[^/]+/)*");
                i += 2;
                continue;
            }

            switch (pattern[i])
            {
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when Set(pattern, i) is { } set:
                    text.Append(set.Text);
                    i = set.End;
                    break;
                case '[':
                    return "(?!)";
                case '\\' when i + 1 < pattern.Length:
                    text.Append(Regex.Escape(pattern[++i].ToString()));
                    break;
                default:
                    text.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return text.ToString();
    }

    // [abc], [a-z], [^a] and [!a]; never a slash. Null when it is not closed.
    private static (string Text, int End)? Set(string pattern, int open)
    {
        var i = open + 1;
        var isNegated = i < pattern.Length && pattern[i] is '^' or '!';
        var text = new StringBuilder(isNegated ? "[^/" : "(?!/)[");
        for (i += isNegated ? 1 : 0; i < pattern.Length && pattern[i] != ']'; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                i++;
            }

            text.Append(pattern[i] == '-' ? "-" : "\\" + pattern[i]);
        }

        return i < pattern.Length ? (Sane(text.Append(']').ToString()), i) : null;
    }

    // A letter after a backslash may be a class of .NET's; only signs need the backslash.
    private static string Sane(string text) => Regex.Replace(text, @"\\([A-Za-z0-9_])", "$1");
}
