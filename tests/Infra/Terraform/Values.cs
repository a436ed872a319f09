using System.Globalization;

namespace Infra.Terraform;

// Values are null, string, double, bool, List<object?>, SortedDictionary<string, object?> (ordinal, as Terraform sorts), and the three below.

/// <summary>What AWS will say: an attribute of a resource that the configuration does not set. It knows which.</summary>
internal sealed record Computed(string Address, string Attribute)
{
    public override string ToString() => $"<{Address}.{Attribute}>";
}

/// <summary>Text in JSON, kept as the value that it was made of, so that it can be looked into.</summary>
internal sealed record Json(object? Value);

/// <summary>Something whose attributes are evaluated when they are asked for: a resource, or a module's outputs.</summary>
internal interface IHasAttributes
{
    object? Get(string name);
}

/// <summary>Terraform's conversions between its kinds of values.</summary>
internal static class Values
{
    public static string Text(object? value) => value switch
    {
        string text => text,
        double number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        Computed computed => computed.ToString(),
        Json => throw new InvalidOperationException("JSON is not joined to other text here"),
        _ => throw new InvalidOperationException($"{value?.GetType().Name ?? "null"} has no text"),
    };

    public static double Number(object? value) =>
        value as double? ?? throw new InvalidOperationException($"{value?.GetType().Name ?? "null"} is no number");

    public static IReadOnlyList<object?> Items(object? value) => value switch
    {
        List<object?> list => list,
        SortedDictionary<string, object?> map => [.. map.Values],
        _ => throw new InvalidOperationException($"{value?.GetType().Name ?? "null"} has no items"),
    };

    public static SortedDictionary<string, object?> Map(object? value) =>
        value as SortedDictionary<string, object?> ?? throw new InvalidOperationException($"{value?.GetType().Name ?? "null"} is no map");

    public static SortedDictionary<string, object?> Map(IEnumerable<KeyValuePair<string, object?>> items)
    {
        var map = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in items)
        {
            map[key] = value;
        }

        return map;
    }

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (List<object?> a, List<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        (SortedDictionary<string, object?> a, SortedDictionary<string, object?> b) => a.Count == b.Count && a.All(item => b.TryGetValue(item.Key, out var other) && AreEqual(item.Value, other)),
        (Json a, Json b) => AreEqual(a.Value, b.Value),
        _ => Equals(left, right),
    };
}
