using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>The value of an expression in a scope.</summary>
internal static class Evaluator
{
    /// <summary>The value; what only AWS knows is <see cref="Computed"/>.</summary>
    /// <exception cref="HclException">It names what is not there, or something that is not understood here.</exception>
    public static object? Of(Expression expression, Scope scope)
    {
        try
        {
            return ValueOf(expression, scope);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new HclException($"line {expression.Line}", wrong.Message);
        }
    }

    private static object? ValueOf(Expression expression, Scope scope) => expression switch
    {
        Literal literal => literal.Value,
        Template template => TextOf(template, scope),
        Hcl.Tuple tuple => tuple.Items.Select(item => Of(item, scope)).ToList(),
        Mapping mapping => Values.Map(mapping.Items.Select(item => KeyValuePair.Create(Values.Text(Of(item.Key, scope)), Of(item.Value, scope)))),
        For loop => Loop(loop, scope),
        Root root => (scope.Resolve(root.Name) ?? throw new InvalidOperationException($"'{root.Name}' is not known")).Value,
        Member member => MemberOf(Of(member.Of, scope), member.Name),
        Hcl.Index index => ItemOf(Of(index.Of, scope), Of(index.Key, scope)),
        Call call => Functions.Call(call, scope),
        Conditional conditional => Of(conditional.Condition, scope) is true ? Of(conditional.Then, scope) : Of(conditional.Else, scope),
        Binary binary => BinaryOf(binary, scope),
        Unary { Operator: '!' } not => Of(not.Operand, scope) is false,
        Unary minus => -Values.Number(Of(minus.Operand, scope)),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is not evaluated"),
    };

    // A template of one part is that part, whatever it is.
    private static object? TextOf(Template template, Scope scope) =>
        template.Parts is [var only] ? Of(only, scope) : string.Concat(template.Parts.Select(part => Values.Text(Of(part, scope))));

    public static object? MemberOf(object? value, string name) => value switch
    {
        IHasAttributes attributes => attributes.Get(name),
        SortedDictionary<string, object?> map when map.TryGetValue(name, out var found) => found,
        SortedDictionary<string, object?> map => throw new KeyNotFoundException($"there is no '{name}' among {string.Join(", ", map.Keys)}"),
        Computed computed => computed with { Attribute = $"{computed.Attribute}.{name}" },
        _ => throw new InvalidOperationException($"'{name}' is asked of {value?.GetType().Name ?? "null"}"),
    };

    private static object? ItemOf(object? value, object? key) => value switch
    {
        List<object?> list when key is double number && number < list.Count => list[(int)number],
        List<object?> list => throw new KeyNotFoundException($"there is no item {Values.Text(key)} of {list.Count}"),
        _ => MemberOf(value, Values.Text(key)),
    };

    private static object Loop(For loop, Scope scope)
    {
        var rounds = Pairs(Of(loop.Collection, scope))
            .Select(pair => (loop.KeyName is { } key ? scope.With(key, pair.Key) : scope).With(loop.ValueName, pair.Value))
            .Where(round => loop.Condition is null || Of(loop.Condition, round) is true)
            .ToList();
        return loop.KeyResult is { } keyResult
            ? Values.Map(rounds.Select(round => KeyValuePair.Create(Values.Text(Of(keyResult, round)), Of(loop.Result, round))))
            : rounds.Select(round => Of(loop.Result, round)).ToList();
    }

    private static IEnumerable<(object? Key, object? Value)> Pairs(object? collection) => collection is SortedDictionary<string, object?> map
        ? map.Select(item => ((object?)item.Key, item.Value))
        : Values.Items(collection).Select((item, index) => ((object?)(double)index, item));

    private static object BinaryOf(Binary binary, Scope scope)
    {
        var left = Of(binary.Left, scope);

        // Terraform 1.11 evaluates both sides; to stop early is the same where neither fails.
        if ((binary.Operator, left) is ("&&", false) or ("||", true))
        {
            return left!;
        }

        var right = Of(binary.Right, scope);
        return binary.Operator switch
        {
            "==" => Values.AreEqual(left, right),
            "!=" => !Values.AreEqual(left, right),
            "&&" or "||" => right!,
            "+" => Values.Number(left) + Values.Number(right),
            "-" => Values.Number(left) - Values.Number(right),
            "<" => Values.Number(left) < Values.Number(right),
            ">" => Values.Number(left) > Values.Number(right),
            "<=" => Values.Number(left) <= Values.Number(right),
            ">=" => Values.Number(left) >= Values.Number(right),
            _ => throw new InvalidOperationException($"'{binary.Operator}' is not evaluated"),
        };
    }
}
