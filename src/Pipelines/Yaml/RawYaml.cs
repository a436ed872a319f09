using Pipelines.Model;
using Pipelines.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>The last resort: keywords that the model does not have, written as YAML by the author.</summary>
internal static class RawYaml
{
    /// <exception cref="DefinitionException">The text is not a YAML mapping, or repeats a keyword, or has anchors.</exception>
    public static Keywords AddTo(Keywords keywords, Job job)
    {
        var comment = YamlText.RawComment;
        foreach (var (key, value) in Parse(job).Children)
        {
            var name = NameOf(key, job);
            if (keywords.Entries.Any(entry => entry.Key == name))
            {
                throw YamlText.BadRaw(job.Name, job.Symbol, $"it repeats the keyword '{name}'");
            }

            keywords.AddRaw(name, Restyle(value, job), comment);
            comment = null;
        }

        return keywords;
    }

    private static YamlMappingNode Parse(Job job)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(job.Raw!));
            return stream.Documents is [{ RootNode: YamlMappingNode mapping }] ? mapping : throw YamlText.BadRaw(job.Name, job.Symbol, "it is not one YAML mapping");
        }
        catch (YamlException exception)
        {
            throw YamlText.BadRaw(job.Name, job.Symbol, $"it is not YAML (line {exception.Start.Line}: {exception.Message.TrimEnd('.')})");
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet's scanner throws for a flow sequence or mapping that is not closed before the next key.
            throw YamlText.BadRaw(job.Name, job.Symbol, "it is not YAML (a bracket is not closed)");
        }
    }

    // The author's quotes are heeded, so that '1' stays a text and 1 a number; all else is printed as ours is.
    private static Node Restyle(YamlNode node, Job job) => node switch
    {
        { Anchor.IsEmpty: false } => throw YamlText.BadRaw(job.Name, job.Symbol, $"it has the anchor '&{node.Anchor}'"),
        { Tag.IsEmpty: false } => throw YamlText.BadRaw(job.Name, job.Symbol, $"it has the tag '{node.Tag}'"),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var value } when value?.Contains('\n', StringComparison.Ordinal) != true => Keywords.Word(value ?? ""),
        YamlScalarNode scalar => Scalars.Text(scalar.Value ?? ""),
        YamlSequenceNode list => Keywords.ListOf([.. list.Children], child => Restyle(child, job)),
        YamlMappingNode mapping => Keywords.MapOf([.. mapping.Children], pair => NameOf(pair.Key, job), pair => Restyle(pair.Value, job)),
        _ => throw YamlText.BadRaw(job.Name, job.Symbol, "it has an alias"),
    };

    private static string NameOf(YamlNode key, Job job) =>
        Restyle(key, job) is TextNode { Text: { Length: > 0 } text } ? text : throw YamlText.BadRaw(job.Name, job.Symbol, "a key is no text");
}
