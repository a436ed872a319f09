namespace Pipelines.Model;

/// <summary>What a token of an expression is.</summary>
internal enum ConditionTokenKind
{
    Variable,
    Text,
    Pattern,
    Null,
    Sign,
}

/// <summary>One token, as it stands in the expression.</summary>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Text, int Position);

/// <summary>Cuts an expression into tokens as GitLab does, https://gitlab.com/gitlab-org/gitlab/-/tree/master/lib/gitlab/ci/pipeline/expression/lexeme.</summary>
internal static class ConditionLexer
{
    private static readonly string[] Signs = ["(", ")", "==", "!=", "=~", "!~", "&&", "||"];

    public static List<ConditionToken> Read(string text)
    {
        var tokens = new List<ConditionToken>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n' or '\f' or '\v')
            {
                at++;
                continue;
            }

            var (kind, end) = One(text, at);
            tokens.Add(new(kind, text[at..end], at));
            at = end;
        }

        return tokens;
    }

    private static (ConditionTokenKind Kind, int End) One(string text, int at)
    {
        if (Signs.FirstOrDefault(sign => text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal)) is { } sign)
        {
            return (ConditionTokenKind.Sign, at + sign.Length);
        }

        if (text.AsSpan(at).StartsWith("null", StringComparison.Ordinal) && (at + 4 == text.Length || !IsWord(text[at + 4])))
        {
            return (ConditionTokenKind.Null, at + 4);
        }

        return text[at] switch
        {
            '$' => (ConditionTokenKind.Variable, EndOfVariable(text, at)),
            '"' or '\'' => (ConditionTokenKind.Text, EndOfText(text, at)),
            '/' => (ConditionTokenKind.Pattern, EndOfPattern(text, at)),
            '!' => throw Wrong(text, at, "GitLab has no 'not'", "Turn the comparison round: != for ==, !~ for =~, == null or == \"\" for a variable by itself."),
            '=' => throw Wrong(text, at, "'=' is no comparison", "Write '=='."),
            '&' or '|' => throw Wrong(text, at, $"'{text[at]}' stands alone", $"Write '{text[at]}{text[at]}'."),
            _ => throw Wrong(text, at, $"'{text[at]}' begins nothing that GitLab knows", "Write variables with '$', texts in quotes and patterns between slashes."),
        };
    }

    private static int EndOfVariable(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return end > at + 1 ? end
            : text.AsSpan(at).StartsWith("${", StringComparison.Ordinal) ? throw Wrong(text, at, "GitLab does not know '${NAME}' in conditions", "Write '$NAME'.")
            : text.AsSpan(at).StartsWith("$[[", StringComparison.Ordinal) ? throw Wrong(text, at, "inputs are put in before the condition is read, and are not known here", "Put the input into a variable and compare that.")
            : throw Wrong(text, at, "no name comes after '$'", "Write '$NAME'.");
    }

    private static int EndOfText(string text, int at)
    {
        var end = text.AsSpan(at + 1).IndexOfAny(text[at], '\n');
        return end >= 0 && text[at + 1 + end] == text[at] ? at + 2 + end : throw Wrong(text, at, $"the text that begins with {text[at]} does not end in this line", $"Close it with {text[at]}.");
    }

    // A slash after a backslash belongs to the pattern, even where the backslash is escaped itself.
    private static int EndOfPattern(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (text[end] != '/' || text[end - 1] == '\\'))
        {
            end++;
        }

        if (end >= text.Length)
        {
            throw Wrong(text, at, "the pattern that begins with '/' does not end", "Close it with '/', and write '\\/' for a slash in it.");
        }

        end++;
        while (end < text.Length && Pattern.FlagOf(text[end]) is not null)
        {
            end++;
        }

        return end;
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    private static Values.DefinitionException Wrong(string text, int at, string what, string mend) => ModelText.BadCondition(text, at, what, mend);
}
