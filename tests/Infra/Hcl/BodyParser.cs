namespace Infra.Hcl;

/// <summary>
/// Text of a Terraform file comes in, blocks and attributes with their expressions go out. There is no package for this in .NET, and the one of npm
/// (hcl2json) leaves expressions as text; what is not understood (heredocs, directives of templates, splats) is refused, not passed over.
/// </summary>
internal static class BodyParser
{
    /// <summary>The content of a file.</summary>
    /// <exception cref="HclException">It is not HCL, or more of HCL than is understood here.</exception>
    public static Body Parse(string file, string text)
    {
        var cursor = new Cursor(file, text);
        var body = BodyOf(cursor);
        return cursor.IsAtEnd ? body : throw cursor.Error($"'{cursor.Here}' has no beginning");
    }

    private static Body BodyOf(Cursor cursor)
    {
        var attributes = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var blocks = new List<Block>();
        cursor.Enter(newlines: true);
        for (cursor.SkipLines(); !cursor.IsAtEnd && cursor.Here != '}'; cursor.SkipLines())
        {
            var line = cursor.Line;
            var name = cursor.Word();
            if (cursor.Sees("=") && cursor.Ahead(1) != '=')
            {
                cursor.Expect("=");
                if (!attributes.TryAdd(name, ExpressionParser.Parse(cursor)))
                {
                    throw new HclException($"{cursor.File}:{line}", $"'{name}' is set twice");
                }
            }
            else
            {
                blocks.Add(BlockOf(cursor, name, line));
            }

            EndOfLine(cursor);
        }

        cursor.Leave();
        return new(attributes, blocks);
    }

    private static Block BlockOf(Cursor cursor, string type, int line)
    {
        var labels = new List<string>();
        while (!cursor.Sees("{"))
        {
            labels.Add(cursor.Here == '"' && ExpressionParser.Parse(cursor) is Literal { Value: string text } ? text : cursor.Word());
        }

        cursor.Expect("{");
        var body = BodyOf(cursor);
        cursor.Expect("}");
        return new(type, labels, body, cursor.File, line);
    }

    private static void EndOfLine(Cursor cursor)
    {
        cursor.Skip();
        if (!cursor.IsAtEnd && cursor.Here is not ('\n' or '}'))
        {
            throw cursor.Error($"a new line was expected, not '{cursor.Here}'");
        }
    }
}
