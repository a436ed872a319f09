using System.Globalization;
using System.Text;

namespace Pipelines.Model;

/// <summary>Sets of letters in RE2: <c>[…]</c>, <c>[[:alpha:]]</c>, <c>\d</c> and other escapes, written as .NET's sets.</summary>
internal static class Re2Class
{
    // RE2's words are ASCII; .NET's are Unicode, so they are written out, without brackets.
    private static readonly Dictionary<char, string> Perl = new()
    {
        ['d'] = "0-9",
        ['D'] = @"\0-/:-\uFFFF",
        ['s'] = @"\t\n\f\r ",
        ['S'] = @"\0-\b\v\x0E-\x1F!-\uFFFF",
        ['w'] = "0-9A-Z_a-z",
        ['W'] = @"\0-/:-@\[-\^`{-\uFFFF",
    };

    private static readonly Dictionary<string, string> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\0-\x7F",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\0-\x1F\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t-\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    private static readonly string[] Categories =
    [
        "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
        "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    ];

    /// <summary>Reads the set that begins at a '['.</summary>
    /// <returns>Where it ends.</returns>
    public static int Read(string text, int start, StringBuilder to)
    {
        var at = start + 1;
        to.Append('[');
        if (at < text.Length && text[at] == '^')
        {
            to.Append('^');
            at++;
        }

        for (var isFirst = true; at < text.Length; isFirst = false)
        {
            if (text[at] == ']' && !isFirst)
            {
                to.Append(']');
                return at + 1;
            }

            if (text.AsSpan(at).StartsWith("[:", StringComparison.Ordinal) && text.IndexOf(":]", at, StringComparison.Ordinal) is > 0 and var close)
            {
                var name = text[(at + 2)..close];
                to.Append(Posix.GetValueOrDefault(name) ?? throw Wrong(at, $"'[:{name}:]' is none of RE2's sets"));
                at = close + 2;
                continue;
            }

            (at, var low) = ReadOne(text, at);
            to.Append(low);
            if (at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']')
            {
                (at, var high) = ReadOne(text, at + 1);
                to.Append('-').Append(IsOne(low) && IsOne(high) && ValueOf(low) <= ValueOf(high) ? high : throw Wrong(start, "a range of letters runs backwards, or from or to a set"));
            }
        }

        throw Wrong(start, "']' is missing");
    }

    /// <summary>Reads what begins at a backslash.</summary>
    /// <returns>Where it ends, and the letters of a .NET set that it stands for.</returns>
    public static (int End, string Set) ReadEscape(string text, int start)
    {
        var letter = start + 1 < text.Length ? text[start + 1] : throw Wrong(start, "nothing comes after the last '\\'");
        if (Perl.TryGetValue(letter, out var set))
        {
            return (start + 2, set);
        }

        switch (letter)
        {
            case 'a' or 'f' or 't' or 'n' or 'r' or 'v':
                return (start + 2, Literal("\a\f\t\n\r\v"["aftnrv".IndexOf(letter, StringComparison.Ordinal)]));
            case 'x':
                return ReadHexadecimal(text, start);
            case 'p' or 'P':
                return ReadCategory(text, start);
            case >= '0' and <= '7' when letter == '0' || (start + 2 < text.Length && text[start + 2] is >= '0' and <= '7'):
                var end = start + 2;
                while (end < text.Length && end < start + 4 && text[end] is >= '0' and <= '7')
                {
                    end++;
                }

                return (end, Literal((char)Convert.ToInt32(text[(start + 1)..end], 8)));
            case >= '1' and <= '9':
                throw Wrong(start, $"RE2 has no back-reference '\\{letter}'");
            default:
                return !char.IsAsciiLetterOrDigit(letter) && letter < '\x80'
                    ? (start + 2, Literal(letter))
                    : throw Wrong(start, $"RE2 does not know '\\{letter}'");
        }
    }

    /// <summary>A letter that means itself.</summary>
    public static void AppendLiteral(StringBuilder to, char letter) => to.Append(Literal(letter));

    private static (int End, string Set) ReadOne(string text, int at) => text[at] == '\\' ? ReadEscape(text, at) : (at + 1, Literal(text[at]));

    private static (int End, string Set) ReadHexadecimal(string text, int start)
    {
        var isLong = start + 2 < text.Length && text[start + 2] == '{';
        var from = start + (isLong ? 3 : 2);
        var end = isLong ? text.IndexOf('}', start) : Math.Min(from + 2, text.Length);
        return end > from && int.TryParse(text.AsSpan(from, end - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= char.MaxValue && (isLong || end == from + 2)
            ? (end + (isLong ? 1 : 0), Literal((char)code))
            : throw Wrong(start, "'\\x' wants two hexadecimal digits, or up to four in braces");
    }

    private static (int End, string Set) ReadCategory(string text, int start)
    {
        var isLong = start + 2 < text.Length && text[start + 2] == '{';
        var end = isLong ? text.IndexOf('}', start) + 1 : Math.Min(start + 3, text.Length);
        var name = end <= start ? "" : isLong ? text[(start + 3)..(end - 1)] : text[(start + 2)..end];
        return Categories.Contains(name, StringComparer.Ordinal)
            ? (end, $"\\{text[start + 1]}{{{name}}}")
            : throw Wrong(start, $"'{name}' is no general category of Unicode; write a script as a range, '[\\x{{370}}-\\x{{3FF}}]'");
    }

    // Escaped by number wherever .NET could take it for something else, in a set or outside.
    private static string Literal(char letter) =>
        char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");

    private static bool IsOne(string set) => set.Length == 1 || (set.Length == 6 && set[1] == 'u');

    private static int ValueOf(string one) => one.Length == 1 ? one[0] : int.Parse(one.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static FormatException Wrong(int at, string what) => new($"position {at + 1}: {what}");
}
