using System.Globalization;

namespace Infra.Hcl;

/// <summary>Expressions, by precedence climbing; strings are in <see cref="StringParser"/>.</summary>
internal static class ExpressionParser
{
    // From the loosest to the tightest; longer operators first, so that '<' is not taken from '<='.
    private static readonly string[][] Operators = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    public static Expression Parse(Cursor cursor)
    {
        var condition = BinaryOf(cursor, 0);
        if (!cursor.TryTake("?"))
        {
            return condition;
        }

        var then = Parse(cursor);
        cursor.Expect(":");
        return new Conditional(condition, then, Parse(cursor), condition.Line);
    }

    private static Expression BinaryOf(Cursor cursor, int level)
    {
        if (level == Operators.Length)
        {
            return UnaryOf(cursor);
        }

        var left = BinaryOf(cursor, level + 1);
        while (Array.Find(Operators[level], cursor.TryTake) is { } taken)
        {
            left = new Binary(taken, left, BinaryOf(cursor, level + 1), left.Line);
        }

        return left;
    }

    private static Expression UnaryOf(Cursor cursor)
    {
        var isUnary = cursor.Sees("!") || cursor.Sees("-");
        return isUnary ? new Unary(cursor.Take(), UnaryOf(cursor), cursor.Line) : PathOf(cursor, TermOf(cursor));
    }

    private static Expression PathOf(Cursor cursor, Expression start)
    {
        for (var path = start; ; )
        {
            if (cursor.Here == '.' && cursor.Ahead(1) != '.')
            {
                cursor.Take();
                path = new Member(path, cursor.Here == '*' ? throw cursor.Error("splats are not understood; say [for …]") : cursor.Word(), cursor.Line);
            }
            else if (cursor.Here == '[')
            {
                cursor.Enter(newlines: false);
                cursor.Expect("[");
                path = new Index(path, cursor.Sees("*") ? throw cursor.Error("splats are not understood; say [for …]") : Parse(cursor), cursor.Line);
                Close(cursor, "]");
            }
            else
            {
                return path;
            }
        }
    }

    private static Expression TermOf(Cursor cursor)
    {
        cursor.Skip();
        return cursor.Here switch
        {
            '"' => StringParser.Parse(cursor),
            '(' => InParentheses(cursor),
            '[' => CollectionParser.Tuple(cursor),
            '{' => CollectionParser.Mapping(cursor),
            >= '0' and <= '9' => Number(cursor),
            _ when cursor.SeesWord() => Word(cursor),
            '<' => throw cursor.Error("heredocs are not understood"),
            _ => throw cursor.Error($"an expression was expected, not '{(cursor.IsAtEnd ? "the end" : cursor.Here)}'"),
        };
    }

    private static Expression InParentheses(Cursor cursor)
    {
        cursor.Enter(newlines: false);
        cursor.Expect("(");
        var inner = Parse(cursor);
        Close(cursor, ")");
        return inner;
    }

    private static Literal Number(Cursor cursor)
    {
        var digits = "";
        while (char.IsAsciiDigit(cursor.Here) || (cursor.Here == '.' && char.IsAsciiDigit(cursor.Ahead(1))))
        {
            digits += cursor.Take();
        }

        return new(double.Parse(digits, CultureInfo.InvariantCulture), cursor.Line);
    }

    private static Expression Word(Cursor cursor)
    {
        var line = cursor.Line;
        var word = cursor.Word();
        return word switch
        {
            "true" => new Literal(true, line),
            "false" => new Literal(false, line),
            "null" => new Literal(null, line),
            _ when cursor.Here == '(' => CallOf(cursor, word, line),
            _ => new Root(word, line),
        };
    }

    private static Call CallOf(Cursor cursor, string name, int line)
    {
        cursor.Enter(newlines: false);
        cursor.Expect("(");
        var arguments = new List<Expression>();
        var isSpread = false;
        while (!cursor.Sees(")"))
        {
            arguments.Add(Parse(cursor));
            isSpread = cursor.TryTake("...");
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        Close(cursor, ")");
        return new(name, arguments, isSpread, line);
    }

    /// <summary>The end of a bracket; what follows is in the mode of the bracket around it.</summary>
    public static void Close(Cursor cursor, string bracket)
    {
        cursor.Expect(bracket);
        cursor.Leave();
    }
}
