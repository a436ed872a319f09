using System.Text;

namespace Pipelines.Model;

/// <summary>
/// Reads RE2's syntax, https://github.com/google/re2/wiki/Syntax, and writes the same for .NET's engine without backtracking. Where both have the same
/// words for different things (<c>\d</c>, <c>\w</c>, <c>$</c>, <c>.</c>), RE2's meaning is spelled out.
/// </summary>
internal sealed class Re2
{
    private const int MostRepetitions = 1000;

    private readonly string _text;
    private readonly StringBuilder _out = new();
    private int _at;

    private Re2(string text) => _text = text;

    /// <exception cref="FormatException">RE2 would not read it; the message has the position and the reason.</exception>
    public static string ToDotNet(string expression, PatternFlags flags)
    {
        var reader = new Re2(expression);
        reader.Alternatives(flags, depth: 0);
        return reader._out.ToString();
    }

    private bool IsAtEnd => _at >= _text.Length;

    private char Next => _text[_at];

    // Flags that are set inside of a group hold to the end of it.
    private void Alternatives(PatternFlags flags, int depth)
    {
        var canRepeat = false;
        while (!IsAtEnd)
        {
            var start = _at;
            var letter = _text[_at++];
            switch (letter)
            {
                case ')' when depth > 0:
                    _out.Append(')');
                    return;
                case ')':
                    throw Wrong(start, "')' closes nothing");
                case '(':
                    canRepeat = Group(start, ref flags, depth);
                    continue;
                case '|':
                    _out.Append('|');
                    canRepeat = false;
                    continue;
                case '*' or '+' or '?' or '{' when IsRepetition(start):
                    Repetition(start, canRepeat);
                    canRepeat = false;
                    continue;
                case '[':
                    _at = Re2Class.Read(_text, start, _out);
                    break;
                case '.':
                    _out.Append(flags.HasFlag(PatternFlags.DotMatchesLineBreak) ? @"[\0-\uFFFF]" : @"[^\n]");
                    break;
                case '^':
                    _out.Append(flags.HasFlag(PatternFlags.ManyLines) ? "(?m:^)" : @"\A");
                    break;
                case '$':
                    _out.Append(flags.HasFlag(PatternFlags.ManyLines) ? "(?m:$)" : @"\z");
                    break;
                case '\\':
                    Escape(start);
                    break;
                default:
                    Re2Class.AppendLiteral(_out, letter);
                    break;
            }

            canRepeat = true;
        }

        if (depth > 0)
        {
            throw Wrong(_text.Length, "')' is missing");
        }
    }

    /// <returns>True when what was read may be repeated.</returns>
    private bool Group(int start, ref PatternFlags flags, int depth)
    {
        if (IsAtEnd || Next != '?')
        {
            _out.Append('(');
            Alternatives(flags, depth + 1);
            return true;
        }

        _at++;
        var name = _text.AsSpan(_at);
        if (name.StartsWith("P<", StringComparison.Ordinal) || (name.StartsWith("<", StringComparison.Ordinal) && name is not ['<', '=' or '!', ..]))
        {
            var end = _text.IndexOf('>', _at);
            var word = end < 0 ? "" : _text[(_text.IndexOf('<', _at) + 1)..end];
            if (word.Length == 0 || !word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            {
                throw Wrong(start, "the name of the group is not made of letters, digits and '_'");
            }

            _at = end + 1;
            _out.Append('(');
            Alternatives(flags, depth + 1);
            return true;
        }

        return FlagGroup(start, ref flags, depth);
    }

    private bool FlagGroup(int start, ref PatternFlags flags, int depth)
    {
        var (set, cleared, isClearing) = (PatternFlags.None, PatternFlags.None, false);
        for (; !IsAtEnd; _at++)
        {
            switch (Next)
            {
                case '-' when !isClearing:
                    isClearing = true;
                    break;
                case ':' or ')':
                    var inner = (flags | set) & ~cleared;
                    var ignoreCase = set.HasFlag(PatternFlags.IgnoreCase) ? "i" : cleared.HasFlag(PatternFlags.IgnoreCase) ? "-i" : "";
                    _out.Append("(?").Append(ignoreCase);
                    if (_text[_at++] == ':')
                    {
                        _out.Append(':');
                        Alternatives(inner, depth + 1);
                        return true;
                    }

                    _out.Append(ignoreCase.Length == 0 ? ":)" : ")");
                    flags = inner;
                    return false;
                default:
                    var flag = Pattern.FlagOf(Next) ?? throw Wrong(start, "a group that begins with '(?' names, or sets the flags i, m, s, U; RE2 has no look-around, atomic groups, conditions or comments");
                    (set, cleared) = isClearing ? (set, cleared | flag) : (set | flag, cleared);
                    break;
            }
        }

        throw Wrong(_text.Length, "')' is missing");
    }

    // '{' that begins no count is a letter like others.
    private bool IsRepetition(int start) => _text[start] != '{' || Count(start) is not null;

    private (int End, int Least, int? Most)? Count(int start)
    {
        var end = _text.IndexOf('}', start);
        var parts = end < 0 ? [] : _text[(start + 1)..end].Split(',');
        if (parts is not ([_] or [_, _]) || !parts.All(part => part.All(char.IsAsciiDigit)) || parts[0].Length is 0 or > 9 || parts[^1].Length > 9)
        {
            return null;
        }

        return (end + 1, int.Parse(parts[0]), parts is [var one] ? int.Parse(one) : parts[1].Length == 0 ? null : int.Parse(parts[1]));
    }

    private void Repetition(int start, bool canRepeat)
    {
        if (!canRepeat)
        {
            throw Wrong(start, $"there is nothing that '{_text[start]}' could repeat");
        }

        if (_text[start] == '{')
        {
            var (end, least, most) = Count(start)!.Value;
            if (least > MostRepetitions || most > MostRepetitions || most < least)
            {
                throw Wrong(start, $"RE2 repeats {MostRepetitions} times at most, and not more often at least than at most");
            }

            _at = end;
        }

        if (!IsAtEnd && Next == '?')
        {
            _at++;
        }

        _out.Append(_text, start, _at - start);
    }

    private void Escape(int start)
    {
        if (IsAtEnd)
        {
            throw Wrong(start, "nothing comes after the last '\\'");
        }

        switch (Next)
        {
            case 'A' or 'z' or 'b' or 'B':
                _out.Append('\\').Append(_text[_at++]);
                break;
            case 'Q':
                var end = _text.IndexOf(@"\E", _at, StringComparison.Ordinal);
                foreach (var letter in _text.AsSpan()[(_at + 1)..(end < 0 ? _text.Length : end)])
                {
                    Re2Class.AppendLiteral(_out, letter);
                }

                _at = end < 0 ? _text.Length : end + 2;
                break;
            default:
                (_at, var set) = Re2Class.ReadEscape(_text, start);
                _out.Append(set.Length == 1 ? set : $"[{set}]");
                break;
        }
    }

    private static FormatException Wrong(int at, string what) => new($"position {at + 1}: {what}");
}
