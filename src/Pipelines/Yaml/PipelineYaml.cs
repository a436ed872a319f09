using System.Text;
using Pipelines.Model;
using Pipelines.Values;

namespace Pipelines.Yaml;

/// <summary>Prints a pipeline: model in, text of <c>.gitlab-ci.yml</c> out. The same pipeline gives the same bytes: <c>\n</c>, no anchors, no time, no machine.</summary>
public static class PipelineYaml
{
    /// <summary>The text of the file.</summary>
    /// <exception cref="DefinitionException">The raw YAML of a job is none, or a text holds half a letter.</exception>
    public static string Print(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var text = new StringBuilder();
        var emitter = new Emitter(text);
        emitter.Comment(YamlText.Header(pipeline.Symbol), indent: 0);
        if (SpecNodes.Of(pipeline.Spec) is { Entries.Count: > 0 } spec)
        {
            text.Append('\n');
            emitter.Entry("spec", spec, indent: 0);
            text.Append("---\n");
        }

        foreach (var (key, value, comment) in PipelineNodes.Of(pipeline))
        {
            text.Append('\n');
            if (comment is not null)
            {
                emitter.Comment(comment, indent: 0);
            }

            emitter.Entry(key, value, indent: 0);
        }

        return text.ToString();
    }
}
