using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>Reads the expressions of <c>rules:if</c>: comparisons first, then <c>&amp;&amp;</c>, then <c>||</c>; brackets before all.</summary>
internal sealed class ConditionParser
{
    private readonly string _text;
    private readonly Queue<ConditionToken> _tokens;

    private ConditionParser(string text) => (_text, _tokens) = (text, new(ConditionLexer.Read(text)));

    public static Condition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new ConditionParser(text);
        var condition = parser.Or();
        return parser._tokens.TryPeek(out var rest)
            ? throw parser.Wrong(rest.Position, rest.Text == ")" ? "')' closes nothing" : $"'&&' or '||' was expected before '{rest.Text}'", rest.Text == ")" ? "Remove it." : "Put one of them between.")
            : condition;
    }

    private Condition Or()
    {
        var left = And();
        while (Takes("||"))
        {
            left |= And();
        }

        return left;
    }

    private Condition And()
    {
        var left = Term();
        while (Takes("&&"))
        {
            left &= Term();
        }

        return left;
    }

    private Condition Term()
    {
        var first = Next("a variable");
        if (first.Kind == ConditionTokenKind.Sign && first.Text == "(")
        {
            var inner = Or();
            return Takes(")") ? inner : throw Wrong(first.Position, "'(' is not closed", "Write ')' where it ends.");
        }

        if (first.Kind == ConditionTokenKind.Sign)
        {
            throw Wrong(first.Position, $"a variable was expected, not '{first.Text}'", "Write a comparison on both sides of '&&' and '||'.");
        }

        if (_tokens.TryPeek(out var sign) && sign.Kind == ConditionTokenKind.Sign && sign.Text is "==" or "!=" or "=~" or "!~")
        {
            _tokens.Dequeue();
            var second = Next("a value");
            return sign.Text is "==" or "!=" ? Comparison(first, sign.Text == "==", second) : Match(first, sign.Text == "=~", second);
        }

        return first.Kind == ConditionTokenKind.Variable
            ? VariableOf(first).IsSet
            : throw Wrong(first.Position, "a value by itself is no condition", "Compare a variable with it: $NAME == \"text\".");
    }

    private Condition.Comparison Comparison(ConditionToken left, bool equal, ConditionToken right)
    {
        if (left.Kind != ConditionTokenKind.Variable)
        {
            (left, right) = (right, left);
        }

        return left.Kind == ConditionTokenKind.Variable
            ? new Condition.Comparison(VariableOf(left), equal, OperandOf(right))
            : throw Wrong(right.Position, "no variable is compared, so it always has the same truth", "Put a variable on one side.");
    }

    private Operand OperandOf(ConditionToken token) => token.Kind switch
    {
        ConditionTokenKind.Variable => new Operand.Other(VariableOf(token)),
        ConditionTokenKind.Null => new Operand.Undefined(),
        ConditionTokenKind.Text => LiteralOf(token),
        _ => throw Wrong(token.Position, $"'{token.Text}' cannot be compared by '==' or '!='", "Use =~ or !~ for a pattern, and quotes for a text."),
    };

    private Condition Match(ConditionToken left, bool matches, ConditionToken right) => (left.Kind, right.Kind) switch
    {
        (ConditionTokenKind.Variable, ConditionTokenKind.Variable) => new Condition.MatchOther(VariableOf(left), matches, VariableOf(right)),
        (ConditionTokenKind.Variable, ConditionTokenKind.Pattern) => new Condition.Match(VariableOf(left), matches, PatternOf(right)),
        (ConditionTokenKind.Variable, _) => throw Wrong(right.Position, $"'{right.Text}' is no pattern, and GitLab would search for it in the variable's value", "Write the pattern between slashes."),
        _ => throw Wrong(left.Position, "a pattern is matched with a variable on its left", "Write $NAME =~ /…/."),
    };

    private Variable VariableOf(ConditionToken token) => At(token, () => new Variable(token.Text[1..]));

    private Operand.Literal LiteralOf(ConditionToken token) => At(token, () => new Operand.Literal(token.Text[1..^1]));

    private Pattern PatternOf(ConditionToken token) => At(token, () =>
    {
        var end = token.Text.LastIndexOf('/');
        return new Pattern(token.Text[1..end], token.Text.AsSpan(end + 1).ToArray().Aggregate(PatternFlags.None, (flags, letter) => flags | Pattern.FlagOf(letter)!.Value));
    });

    // A mistake in a part is told with the place of the part in the whole.
    private T At<T>(ConditionToken token, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DefinitionException exception)
        {
            var mistake = exception.Mistakes[0];
            throw Wrong(token.Position, $"{mistake.Where}: {mistake.What}", mistake.Mend);
        }
    }

    private bool Takes(string sign)
    {
        var isNext = _tokens.TryPeek(out var token) && token.Kind == ConditionTokenKind.Sign && token.Text == sign;
        if (isNext)
        {
            _tokens.Dequeue();
        }

        return isNext;
    }

    private ConditionToken Next(string what) => _tokens.TryDequeue(out var token) ? token : throw Wrong(_text.Length, $"{what} was expected, and the expression ends", "Write the rest of it.");

    private DefinitionException Wrong(int position, string what, string mend) => ModelText.BadCondition(_text, position, what, mend);
}
