using Pipelines.Model;
using Pipelines.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>The last resort: keywords that the model does not have, written as YAML by the author.</summary>
internal static class RawYaml
{
    /// <exception cref="DefinitionException">The text is not a YAML mapping, or repeats a keyword, or has anchors.</exception>
    public static YamlMappingNode AddTo(YamlMappingNode node, Job job)
    {
        foreach (var (key, value) in Parse(job).Children)
        {
            if (node.Children.ContainsKey(key))
            {
                throw YamlText.BadRaw(job.Name, job.Symbol, $"it repeats the keyword '{key}'");
            }

            node.Add(Restyle(key, job), Restyle(value, job));
        }

        return node;
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
    private static YamlNode Restyle(YamlNode node, Job job) => node switch
    {
        { Anchor.IsEmpty: false } => throw YamlText.BadRaw(job.Name, job.Symbol, $"it has the anchor '&{node.Anchor}'"),
        { Tag.IsEmpty: false } => throw YamlText.BadRaw(job.Name, job.Symbol, $"it has the tag '{node.Tag}'"),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => plain,
        YamlScalarNode scalar => Scalars.Text(scalar.Value ?? ""),
        YamlSequenceNode list => Keywords.ListOf(list.Children.Select(child => Restyle(child, job))),
        YamlMappingNode mapping => new YamlMappingNode(mapping.Children.Select(pair => KeyValuePair.Create(Restyle(pair.Key, job), Restyle(pair.Value, job)))),
        _ => throw YamlText.BadRaw(job.Name, job.Symbol, "it has an alias"),
    };
}
