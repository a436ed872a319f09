using System.Text;

namespace Pipelines.Model;

/// <summary>
/// A pattern that only spells words: <c>^v1\.</c>, <c>^(dev|sit)$</c>, <c>/feature</c>. Most patterns of pipelines do, and comparing texts needs no engine:
/// making the one without backtracking costs a start tens of milliseconds.
/// </summary>
internal sealed class PlainPattern
{
    private readonly IReadOnlyList<string> _words;
    private readonly bool _fromStart;
    private readonly bool _toEnd;

    private PlainPattern(IReadOnlyList<string> words, bool fromStart, bool toEnd) => (_words, _fromStart, _toEnd) = (words, fromStart, toEnd);

    /// <summary>Takes an expression that RE2 can read, without flags; null when it does more than spell words.</summary>
    public static PlainPattern? Read(string expression)
    {
        var fromStart = expression.StartsWith('^');
        var at = fromStart ? 1 : 0;
        var before = Literal(expression, ref at);
        List<string> choice = [""];
        if (Takes(expression, '(', ref at))
        {
            choice.Clear();
            do
            {
                choice.Add(Literal(expression, ref at));
            }
            while (Takes(expression, '|', ref at));

            if (!Takes(expression, ')', ref at))
            {
                return null;
            }
        }

        var after = Literal(expression, ref at);
        var toEnd = Takes(expression, '$', ref at);
        return at == expression.Length ? new([.. choice.Select(word => before + word + after)], fromStart, toEnd) : null;
    }

    /// <summary>The words, when only a whole text matches; null when a part of it is enough.</summary>
    public IReadOnlyList<string>? Whole => _fromStart && _toEnd ? _words : null;

    /// <summary>True when some part of the text matches.</summary>
    public bool IsMatch(string text)
    {
        foreach (var word in _words)
        {
            var matches = (_fromStart, _toEnd) switch
            {
                (true, true) => text == word,
                (true, false) => text.StartsWith(word, StringComparison.Ordinal),
                (false, true) => text.EndsWith(word, StringComparison.Ordinal),
                _ => text.Contains(word, StringComparison.Ordinal),
            };
            if (matches)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Takes(string expression, char letter, ref int at)
    {
        if (at >= expression.Length || expression[at] != letter)
        {
            return false;
        }

        at++;
        return true;
    }

    private static string Literal(string expression, ref int at)
    {
        var text = new StringBuilder();
        for (; at < expression.Length; at++)
        {
            var letter = expression[at];
            if (letter == '\\' && at + 1 < expression.Length && IsPunctuation(expression[at + 1]))
            {
                letter = expression[++at];
            }
            else if (letter is '\\' or '(' or ')' or '[' or '{' or '|' or '*' or '+' or '?' or '.' or '^' or '$')
            {
                break;
            }

            text.Append(letter);
        }

        return text.ToString();
    }

    private static bool IsPunctuation(char letter) => char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter));
}
