using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>A YAML mapping whose keys come out in the order in which they were said; what is null or empty is left out.</summary>
internal sealed class Keywords
{
    public YamlMappingNode Node { get; } = [];

    public Keywords Add(string key, YamlNode? value)
    {
        if (value is not null)
        {
            Node.Add(Scalars.Text(key), value);
        }

        return this;
    }

    public Keywords Add(string key, string? text) => Add(key, text is null ? null : Scalars.Text(text));

    /// <summary>A word of GitLab's, a truth value or a number: never in quotes.</summary>
    public Keywords AddWord(string key, string? word) => Add(key, word is null ? null : Word(word));

    public Keywords Add(string key, bool? value) => Add(key, value is { } some ? Word(some) : null);

    public Keywords Add(string key, int? value) => Add(key, value is { } some ? Word(some) : null);

    public Keywords Add(string key, IReadOnlyList<string> texts) => Add(key, texts.Count == 0 ? null : ListOf(texts));

    public Keywords Add(string key, Keywords? value) => Add(key, value is null || value.Node.Children.Count == 0 ? null : value.Node);

    public static YamlNode Word(bool value) => Word(value ? "true" : "false");

    public static YamlNode Word(int value) => Word(value.ToString(CultureInfo.InvariantCulture));

    public static YamlSequenceNode ListOf(IEnumerable<string> texts) => ListOf(texts.Select(Scalars.Text));

    /// <summary>A list of nodes; an empty one is printed as <c>[]</c>.</summary>
    public static YamlSequenceNode ListOf(IEnumerable<YamlNode> nodes)
    {
        var list = new YamlSequenceNode(nodes);
        list.Style = list.Children.Count == 0 ? YamlDotNet.Core.Events.SequenceStyle.Flow : YamlDotNet.Core.Events.SequenceStyle.Block;
        return list;
    }

    private static YamlScalarNode Word(string word) => new(word) { Style = ScalarStyle.Plain };
}
