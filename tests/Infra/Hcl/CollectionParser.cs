namespace Infra.Hcl;

/// <summary>What stands in <c>[]</c> and <c>{}</c>, and the <c>for</c> of both.</summary>
internal static class CollectionParser
{
    public static Expression Tuple(Cursor cursor)
    {
        var line = cursor.Line;
        cursor.Enter(newlines: false);
        cursor.Expect("[");
        if (cursor.TryWord("for"))
        {
            return ForOf(cursor, line, "]");
        }

        var items = new List<Expression>();
        while (!cursor.Sees("]"))
        {
            items.Add(ExpressionParser.Parse(cursor));
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        ExpressionParser.Close(cursor, "]");
        return new Tuple(items, line);
    }

    public static Expression Mapping(Cursor cursor)
    {
        var line = cursor.Line;
        cursor.Enter(newlines: false);
        cursor.Expect("{");
        if (cursor.TryWord("for"))
        {
            return ForOf(cursor, line, "}");
        }

        var items = new List<(Expression, Expression)>();
        while (!cursor.Sees("}"))
        {
            var key = Key(cursor);
            if (!cursor.TryTake("="))
            {
                cursor.Expect(":");
            }

            // A value ends with its line, as an attribute does.
            cursor.Enter(newlines: true);
            items.Add((key, ExpressionParser.Parse(cursor)));
            cursor.Leave();
            cursor.TryTake(",");
        }

        ExpressionParser.Close(cursor, "}");
        return new Mapping(items, line);
    }

    // A bare word is its own name; in parentheses it is a reference.
    private static Expression Key(Cursor cursor) =>
        cursor.SeesWord() ? new Literal(cursor.Word(), cursor.Line) : ExpressionParser.Parse(cursor);

    private static For ForOf(Cursor cursor, int line, string end)
    {
        var first = cursor.Word();
        var second = cursor.TryTake(",") ? cursor.Word() : null;
        if (!cursor.TryWord("in"))
        {
            throw cursor.Error("'in' was expected");
        }

        var collection = ExpressionParser.Parse(cursor);
        cursor.Expect(":");
        var result = ExpressionParser.Parse(cursor);
        var isMapping = end == "}";
        var key = isMapping ? result : null;
        if (isMapping)
        {
            cursor.Expect("=>");
            result = ExpressionParser.Parse(cursor);
            if (cursor.Sees("..."))
            {
                throw cursor.Error("grouping is not understood");
            }
        }

        var condition = cursor.TryWord("if") ? ExpressionParser.Parse(cursor) : null;
        ExpressionParser.Close(cursor, end);
        return new(second is null ? null : first, second ?? first, collection, key, result, condition, line);
    }
}
