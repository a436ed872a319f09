namespace Pipelines.Yaml;

/// <summary>
/// The one quoting policy. A text stands plain only where no reader of YAML 1.1 (Ruby's, GitLab's) or 1.2 could take it for anything but this text;
/// several lines stand as a literal block; all else stands in double quotes, or in single ones when it holds double quotes or backslashes.
/// </summary>
internal static class Scalars
{
    // https://yaml.org/type/bool.html and /null.html; a number that begins with a dot is looked for apart.
    private static readonly HashSet<string> OtherTypes = new(
        ["y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", ".nan"], StringComparer.OrdinalIgnoreCase);

    private static readonly int LongestOtherType = OtherTypes.Aggregate("", (longest, word) => word.Length > longest.Length ? word : longest).Length;

    public static Node Text(string text) => new TextNode(text, StyleOf(text));

    public static TextStyle StyleOf(string text) =>
        IsPlain(text) ? TextStyle.Plain
        : IsBlock(text) ? TextStyle.Block
        : StyleOfLine(text);

    /// <summary>A keyword, which stands in one line whatever it holds.</summary>
    public static TextStyle StyleOfKey(string text) => IsPlain(text) ? TextStyle.Plain : StyleOfLine(text);

    /// <summary>True for what does not survive outside of double quotes: controls, line and paragraph separators, a byte order mark, half pairs.</summary>
    public static bool IsSpecial(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(letter);

    private static TextStyle StyleOfLine(string text) =>
        text.AsSpan().IndexOfAny('"', '\\') >= 0 && !text.Any(IsSpecial) ? TextStyle.Single : TextStyle.Double;

    // Begins with a letter or one of $ _ / . ; goes on in ASCII; does not end in a space or a colon. Digits and signs in front may be numbers, times
    // or dates; counted words, as in '1 week', are not.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] is '$' or '_' or '/' or '.' || IsCounted(text))
        && text[^1] is not (' ' or ':')
        && IsPrintableAscii(text)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !IsOtherType(text);

    // No search over vectors: the texts are short, and such code is compiled just in time at each start.
    private static bool IsPrintableAscii(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOtherType(string text) =>
        (text[0] == '.' && text.Length > 1 && char.IsAsciiDigit(text[1])) || (text.Length <= LongestOtherType && OtherTypes.Contains(text));

    // '1 week', '2 hours 30 minutes'.
    private static bool IsCounted(string text)
    {
        if (!char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length == 0 || !words[i].All(i % 2 == 0 ? char.IsAsciiDigit : char.IsAsciiLetterLower))
            {
                return false;
            }
        }

        return words.Length % 2 == 0;
    }

    // Two or more lines. The first begins with no space, from which readers take the indentation; none ends in one, which editors remove;
    // at the end there is at most one line break.
    private static bool IsBlock(string text)
    {
        var lines = text.AsSpan();
        if (!text.Contains('\n', StringComparison.Ordinal) || lines[0] is ' ' or '\t' or '\n' || lines.EndsWith("\n\n", StringComparison.Ordinal) || text.Length == 1)
        {
            return false;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var isEnd = i + 1 == lines.Length || lines[i + 1] == '\n';
            if ((IsSpecial(lines[i]) && lines[i] is not ('\n' or '\t')) || (isEnd && lines[i] is ' ' or '\t'))
            {
                return false;
            }
        }

        return lines.TrimEnd('\n').Contains('\n');
    }
}
