using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>Every expression below another, and every reference with the words of its path.</summary>
internal static class Walk
{
    /// <summary>All expressions of a body and of the blocks in it, except those of the attributes that <paramref name="skip"/> names.</summary>
    public static IEnumerable<Expression> All(Body body, params string[] skip) => Tops(body, skip).SelectMany(All);

    /// <summary>The references of a body and of the blocks in it whose first word is not a name of a <c>for</c> around it.</summary>
    public static IEnumerable<Reference> References(Body body, params string[] skip) => Tops(body, skip).SelectMany(top => References(top, []));

    private static IEnumerable<Expression> Tops(Body body, string[] skip) =>
        body.Attributes.Where(attribute => !skip.Contains(attribute.Key)).Select(attribute => attribute.Value).Concat(body.Blocks.SelectMany(block => Tops(block.Body, skip)));

    private static IEnumerable<Expression> All(Expression expression) => Children(expression).SelectMany(All).Prepend(expression);

    private static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        Literal or Root => [],
        Member member => [member.Of],
        Hcl.Index index => [index.Of, index.Key],
        Template template => template.Parts,
        Hcl.Tuple tuple => tuple.Items,
        Mapping mapping => mapping.Items.SelectMany(item => new[] { item.Key, item.Value }),
        Call call => call.Arguments,
        Conditional conditional => [conditional.Condition, conditional.Then, conditional.Else],
        Binary binary => [binary.Left, binary.Right],
        Unary unary => [unary.Operand],
        For loop => new[] { loop.Collection, loop.KeyResult, loop.Result, loop.Condition }.OfType<Expression>(),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is not walked"),
    };

    private static IEnumerable<Reference> References(Expression expression, string[] names) => expression switch
    {
        Root or Member or Hcl.Index => Path(expression, names, []),
        For loop => References(loop.Collection, names).Concat(InLoop(loop, names)),
        _ => Children(expression).SelectMany(child => References(child, names)),
    };

    private static IEnumerable<Reference> InLoop(For loop, string[] names)
    {
        string[] inner = [.. names, loop.ValueName, .. loop.KeyName is { } key ? [key] : Array.Empty<string>()];
        return Children(loop with { Collection = new Literal(null, loop.Line) }).SelectMany(part => References(part, inner));
    }

    // From the last word back to the first. What stands in the brackets between is looked at, and leaves no word.
    private static IEnumerable<Reference> Path(Expression expression, string[] names, IReadOnlyList<string> words) => expression switch
    {
        Member member => Path(member.Of, names, [member.Name, .. words]),
        Hcl.Index index => Path(index.Of, names, words).Concat(References(index.Key, names)),
        Root root => names.Contains(root.Name) ? [] : [new Reference([root.Name, .. words], root.Line)],
        _ => References(expression, names),
    };
}

/// <summary>A reference without what stands in brackets: <c>module.service["x"].address</c> has the words module, service, address.</summary>
internal sealed record Reference(IReadOnlyList<string> Words, int Line)
{
    public override string ToString() => string.Join('.', Words);
}
