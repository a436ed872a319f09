using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A lookup that can be changed. Keys without values are not enumerated.</summary>
public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
{
    private readonly Dictionary<TKey, List<TValue>> values;

    public LookupTable()
        : this(EqualityComparer<TKey>.Default) { }

    public LookupTable(IEqualityComparer<TKey> comparer)
        : this(new Dictionary<TKey, List<TValue>>(comparer)) { }

    public LookupTable(Dictionary<TKey, List<TValue>> dictionary) => values = dictionary;

    public LookupTable(ILookup<TKey, TValue> lookup, IEqualityComparer<TKey> comparer = null)
        : this(lookup.ToDictionary(x => x.Key, x => x.ToList(), comparer)) { }

    public int Count => values.Count(x => x.Value.Count > 0);

    public IEnumerable<TValue> this[TKey key]
    {
        get => values.TryGetValue(key, out var list) ? list : Enumerable.Empty<TValue>();
        set => values[key] = value.ToList();
    }

    public void Add(TKey key, TValue value) => ListOf(key).Add(value);
    public void AddRange(TKey key, IEnumerable<TValue> values) => ListOf(key).AddRange(values);
    public void Remove(TKey key) => values.Remove(key);

    public void Remove(TKey key, TValue value)
    {
        if (values.TryGetValue(key, out var list))
            list.Remove(value);
    }

    public void Clear() => values.Clear();
    public bool Contains(TKey key) => values.TryGetValue(key, out var list) && list.Count > 0;

    public ILookup<TKey, TValue> AsReadOnly() =>
        this.SelectMany(x => x, (group, value) => (group.Key, value)).ToLookup(x => x.Key, x => x.value, values.Comparer);

    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator()
    {
        foreach (var (key, list) in values)
        {
            if (list.Count > 0)
                yield return new Grouping(key, list);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<TValue> ListOf(TKey key)
    {
        if (!values.TryGetValue(key, out var list))
            values[key] = list = [];
        return list;
    }

    private sealed class Grouping(TKey key, List<TValue> items) : IGrouping<TKey, TValue>
    {
        public TKey Key => key;
        public IEnumerator<TValue> GetEnumerator() => items.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
