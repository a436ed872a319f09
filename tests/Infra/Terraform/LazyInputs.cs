using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>The arguments of a module call, each evaluated when it is read: modules may refer to each other's outputs in both directions.</summary>
internal sealed class LazyInputs(IEnumerable<KeyValuePair<string, Expression>> arguments, Scope scope) : IReadOnlyDictionary<string, object?>
{
    private readonly Dictionary<string, Expression> arguments = arguments.ToDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Keys => arguments.Keys;

    public IEnumerable<object?> Values => arguments.Keys.Select(key => this[key]);

    public int Count => arguments.Count;

    public object? this[string key] => Evaluator.Of(arguments[key], scope);

    public bool ContainsKey(string key) => arguments.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var isThere = arguments.ContainsKey(key);
        value = isThere ? this[key] : null;
        return isThere;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => arguments.Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
