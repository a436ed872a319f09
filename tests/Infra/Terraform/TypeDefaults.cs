using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>The defaults that a variable's type carries: <c>object({ a = optional(string, "x") })</c>.</summary>
internal static class TypeDefaults
{
    private static readonly Scope Nothing = new(_ => null);

    /// <summary>The value with what it leaves out put in.</summary>
    public static object? Apply(Expression type, object? value) => (type, value) switch
    {
        (Call { Name: "object", Arguments: [Mapping members] }, SortedDictionary<string, object?> map) => Values.Map(members.Items.Select(member => Member(member.Key, member.Value, map))),
        (Call { Name: "map" or "list" or "set" } of, SortedDictionary<string, object?> map) => Values.Map(map.Select(item => KeyValuePair.Create(item.Key, Apply(of.Arguments[0], item.Value)))),
        (Call { Name: "list" or "set" } of, List<object?> list) => list.Select(item => Apply(of.Arguments[0], item)).ToList(),
        _ => value,
    };

    private static KeyValuePair<string, object?> Member(Expression key, Expression type, SortedDictionary<string, object?> map)
    {
        var name = Values.Text(((Literal)key).Value);
        var optional = type is Call { Name: "optional" } call ? call : null;
        if (map.TryGetValue(name, out var given) && (given is not null || optional is null))
        {
            return new(name, Apply(optional?.Arguments[0] ?? type, given));
        }

        return optional is null
            ? throw new InvalidOperationException($"the member '{name}' is missing")
            : new(name, optional.Arguments.Count > 1 ? Evaluator.Of(optional.Arguments[1], Nothing) : null);
    }
}
