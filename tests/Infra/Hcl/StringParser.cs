using System.Text;

namespace Infra.Hcl;

/// <summary>Quoted strings and what stands in their <c>${}</c>.</summary>
internal static class StringParser
{
    public static Expression Parse(Cursor cursor)
    {
        var line = cursor.Line;
        var parts = new List<Expression>();
        var text = new StringBuilder();
        cursor.Take();
        while (cursor.Here != '"')
        {
            if (cursor.IsAtEnd || cursor.Here == '\n')
            {
                throw cursor.Error("the string does not end");
            }

            if (cursor.Here == '$' && cursor.Ahead(1) == '{')
            {
                Flush(parts, text, cursor.Line);
                parts.Add(Interpolation(cursor));
            }
            else if (cursor.Here == '%' && cursor.Ahead(1) == '{')
            {
                throw cursor.Error("directives of templates are not understood");
            }
            else
            {
                text.Append(Character(cursor));
            }
        }

        cursor.Take();
        if (parts.Count == 0)
        {
            return new Literal(text.ToString(), line);
        }

        Flush(parts, text, line);
        return new Template(parts, line);
    }

    private static Expression Interpolation(Cursor cursor)
    {
        cursor.Enter(newlines: false);
        cursor.Expect("${");
        var inner = ExpressionParser.Parse(cursor);
        ExpressionParser.Close(cursor, "}");
        return inner;
    }

    private static char Character(Cursor cursor)
    {
        var taken = cursor.Take();

        // $${ and %%{ stand for ${ and %{.
        if (taken is '$' or '%' && cursor.Here == taken && cursor.Ahead(1) == '{')
        {
            cursor.Take();
            return taken;
        }

        if (taken != '\\')
        {
            return taken;
        }

        return cursor.Take() switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '"' => '"',
            '\\' => '\\',
            var other => throw cursor.Error($"'\\{other}' is not understood"),
        };
    }

    private static void Flush(List<Expression> parts, StringBuilder text, int line)
    {
        if (text.Length > 0)
        {
            parts.Add(new Literal(text.ToString(), line));
            text.Clear();
        }
    }
}
