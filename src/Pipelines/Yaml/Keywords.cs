using System.Globalization;

namespace Pipelines.Yaml;

/// <summary>A mapping whose keys come out in the order in which they were said; what is null or empty is left out.</summary>
internal sealed class Keywords : Node
{
    private readonly List<Entry> _entries = [];

    /// <summary>One keyword and its value.</summary>
    /// <param name="Key">The keyword.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="Comment">What stands in the line above it; null = nothing.</param>
    public sealed record Entry(string Key, Node Value, string? Comment);

    public IReadOnlyList<Entry> Entries => _entries;

    public Keywords Add(string key, Node? value)
    {
        // A mapping of which everything was left out says nothing; an empty list does ('needs: []').
        if (value is not (null or Keywords { Entries.Count: 0 }))
        {
            _entries.Add(new(key, value, null));
        }

        return this;
    }

    /// <summary>Adds what the author wrote, empty or not.</summary>
    public Keywords AddRaw(string key, Node value, string? comment)
    {
        _entries.Add(new(key, value, comment));
        return this;
    }

    public Keywords Add(string key, string? text) => Add(key, text is null ? null : Scalars.Text(text));

    /// <summary>A word of GitLab's, a truth value or a number: never in quotes.</summary>
    public Keywords AddWord(string key, string? word) => Add(key, word is null ? null : Word(word));

    public Keywords Add(string key, bool? value) => Add(key, value is { } some ? Word(some) : null);

    public Keywords Add(string key, IReadOnlyList<string> texts) => Add(key, texts.Count == 0 ? null : ListOf(texts));

    /// <summary>One value for each item; no item = nothing.</summary>
    public Keywords AddList<T>(string key, IReadOnlyList<T> items, Func<T, Node> of) => Add(key, items.Count == 0 ? null : ListOf(items, of));

    /// <summary>A mapping of names to values; no item = nothing.</summary>
    public Keywords AddMap<T>(string key, IReadOnlyList<T> items, Func<T, string> name, Func<T, Node> of) => Add(key, items.Count == 0 ? null : MapOf(items, name, of));

    public static Node Word(bool value) => Word(value ? "true" : "false");

    public static Node Word(int value) => Word(value.ToString(CultureInfo.InvariantCulture));

    public static Node Word(string word) => new TextNode(word, TextStyle.Plain);

    public static ListNode ListOf(IReadOnlyList<string> texts) => ListOf(texts, Scalars.Text);

    /// <summary>A list of values; an empty one is printed as <c>[]</c>.</summary>
    public static ListNode ListOf<T>(IReadOnlyList<T> items, Func<T, Node> of)
    {
        var nodes = new Node[items.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = of(items[i]);
        }

        return new(nodes);
    }

    public static Keywords MapOf<T>(IReadOnlyList<T> items, Func<T, string> name, Func<T, Node> of)
    {
        var keywords = new Keywords();
        foreach (var item in items)
        {
            keywords._entries.Add(new(name(item), of(item), null));
        }

        return keywords;
    }
}
