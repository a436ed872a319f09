using System.Text;
using Pipelines.Model;
using Pipelines.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>Prints a pipeline: model in, text of <c>.gitlab-ci.yml</c> out. The same pipeline gives the same bytes: <c>\n</c>, no anchors, no time, no machine.</summary>
public static class PipelineYaml
{
    private static readonly EmitterSettings Settings = new(
        bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true, indentSequences: true, newLine: "\n");

    /// <summary>The text of the file.</summary>
    /// <exception cref="DefinitionException">The raw YAML of a job is none.</exception>
    public static string Print(Pipeline pipeline)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        emitter.Emit(new Comment(YamlText.Header(pipeline.Symbol), isInline: false));
        emitter.Emit(new MappingStart());
        var comments = pipeline.Jobs.ToLookup(job => job.Name, StringComparer.Ordinal);
        foreach (var (key, value) in PipelineNodes.Of(pipeline).Children)
        {
            foreach (var job in comments[((YamlScalarNode)key).Value!])
            {
                emitter.Emit(new Comment(YamlText.JobComment(job), isInline: false));
            }

            Emit(emitter, key);
            Emit(emitter, value);
        }

        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return Spaced(text.ToString());
    }

    private static void Emit(Emitter emitter, YamlNode node)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                var isPlain = scalar.Style == ScalarStyle.Plain;
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Value ?? "", scalar.Style, isPlain, !isPlain));
                break;
            case YamlSequenceNode list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Style));
                foreach (var child in list.Children)
                {
                    Emit(emitter, child);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case YamlMappingNode mapping:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, value) in mapping.Children)
                {
                    Emit(emitter, key);
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
        }
    }

    // An empty line before everything that begins at the margin, but not between a comment and what it is about.
    private static string Spaced(string text)
    {
        var spaced = new StringBuilder(text.Length + 1024);
        var isFirst = true;
        var afterComment = false;
        foreach (var line in text.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            var isComment = line.StartsWith('#');
            var atMargin = line.Length > 0 && line[0] != ' ';
            if (atMargin && !isFirst && (!afterComment || spaced.Length == 0))
            {
                spaced.Append('\n');
            }

            spaced.Append(line).Append('\n');
            afterComment = isComment && !isFirst;
            isFirst = false;
        }

        return spaced.ToString();
    }
}
