using System.Collections;

namespace Nuke.Common.Tooling;

/// <summary>Settings as a bag of values. It never changes: each <c>Set…</c> returns a copy, which keeps the order of first setting.</summary>
public class Options
{
    private List<KeyValuePair<string, object>> values = [];

    internal IReadOnlyList<KeyValuePair<string, object>> Values => values;

    /// <summary>A copy with a value in its place, or without it when it is null.</summary>
    internal Options With(string name, object value)
    {
        var copy = (Options)MemberwiseClone();
        copy.values = [.. values];
        var index = copy.values.FindIndex(x => x.Key == name);
        if (index >= 0 && value is null)
            copy.values.RemoveAt(index);
        else if (index >= 0)
            copy.values[index] = new(name, value);
        else if (value is not null)
            copy.values.Add(new(name, value));
        return copy;
    }

    internal T Get<T>([System.Runtime.CompilerServices.CallerMemberName] string name = null)
    {
        foreach (var (key, value) in values)
        {
            if (key == name)
                return (T)value;
        }
        return default;
    }

    internal IReadOnlyList<object> List(string name) => [.. Get<IEnumerable>(name)?.Cast<object>() ?? []];

    internal IReadOnlyDictionary<string, object> Map(string name) => Get<IReadOnlyDictionary<string, object>>(name) ?? new Dictionary<string, object>();
}

/// <summary>The steps that the extension methods of all settings are made of.</summary>
internal static class OptionsSteps
{
    public static T Set<T>(this T options, string name, object value)
        where T : Options => (T)options.With(name, value);

    public static T Toggle<T>(this T options, string name)
        where T : Options => options.Set(name, options.Get<bool?>(name) != true);

    public static T Add<T, TItem>(this T options, string name, IEnumerable<TItem> items)
        where T : Options => options.Set(name, options.List(name).Cast<TItem>().Concat(items).ToArray());

    public static T Remove<T, TItem>(this T options, string name, IEnumerable<TItem> items)
        where T : Options => options.Set(name, options.List(name).Cast<TItem>().Where(x => !items.Contains(x)).ToArray());

    public static T SetMap<T>(this T options, string name, IDictionary<string, object> map)
        where T : Options => options.Set(name, map is null ? null : new Dictionary<string, object>(map, StringComparer.OrdinalIgnoreCase));

    public static T SetEntry<T>(this T options, string name, string key, object value)
        where T : Options
    {
        var map = new Dictionary<string, object>(options.Map(name), StringComparer.OrdinalIgnoreCase);
        if (value is null)
            map.Remove(key);
        else
            map[key] = value;
        return options.Set(name, map);
    }
}
