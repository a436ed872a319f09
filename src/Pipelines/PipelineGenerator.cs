using System.Text;
using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Planning;
using Pipelines.Values;
using Pipelines.Yaml;

namespace Pipelines;

/// <summary>
/// The whole road Definitions → Model → YAML in one call: targets and the application come in; the pipeline, what is wrong with it, and the text of
/// <c>.gitlab-ci.yml</c> go out. It reads and writes nothing; <see cref="PipelineFile"/> does.
/// </summary>
public static class PipelineGenerator
{
    // https://docs.gitlab.com/administration/instance_limits/#maximum-size-and-depth-of-cicd-configuration-yaml-files
    private const int MostBytes = 2_097_152;

    /// <summary>Makes the pipeline.</summary>
    /// <param name="graph">The targets of the build.</param>
    /// <param name="application">The application.</param>
    /// <param name="customize">Changes the planned pipeline as the author wishes; null = as planned.</param>
    /// <param name="customizeInfrastructure">The same for the infrastructure's pipeline.</param>
    /// <exception cref="DefinitionException">The definition cannot be planned or printed at all. What GitLab would refuse is a finding.</exception>
    public static PipelineResult Generate(
        TargetGraph graph, Application application, Func<Pipeline, Pipeline>? customize = null, Func<Pipeline, Pipeline>? customizeInfrastructure = null)
    {
        var planned = PipelinePlanner.Plan(graph, application);
        var pipeline = customize?.Invoke(planned) ?? planned;
        var children = PipelinePlanner.Children(graph, application)
            .Select(child => new GeneratedChild(child with { Pipeline = customizeInfrastructure?.Invoke(child.Pipeline) ?? child.Pipeline })).ToList();
        var text = PipelineYaml.Print(pipeline);
        var suppressions = Suppressions.Of(
            application,
            [
                .. PipelinePlanner.Findings(graph),
                .. Findings(pipeline, text),
                .. children.SelectMany(child => Findings(child.Pipeline, child.Text)),
            ]);
        return new(pipeline, suppressions.Open, text) { Accepted = suppressions.Accepted, Children = children };
    }

    private static IEnumerable<Finding> Findings(Pipeline pipeline, string text) =>
    [
        .. ModelCheck.Findings(pipeline),
        .. Encoding.UTF8.GetByteCount(text) is > MostBytes and var bytes ? (Finding[])[FindingRules.FileSize.At(pipeline.Symbol, bytes)] : [],
    ];
}

/// <summary>What the generator made.</summary>
/// <param name="Pipeline">The pipeline, as customized.</param>
/// <param name="Findings">Everything that is wrong with it.</param>
/// <param name="Text">The text of <c>.gitlab-ci.yml</c>; not to be written while there are errors.</param>
public sealed record PipelineResult(Pipeline Pipeline, IReadOnlyList<Finding> Findings, string Text)
{
    /// <summary>What was found and is accepted by the application.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>The pipelines that jobs of this one start, each in a file of its own.</summary>
    public IReadOnlyList<GeneratedChild> Children { get; init; } = [];

    /// <summary>Does nothing when no finding is an error.</summary>
    /// <exception cref="DefinitionException">All errors among the findings.</exception>
    public void ThrowOnErrors()
    {
        var errors = Findings.Where(finding => finding.Rule.Severity == Severity.Error).Select(finding => finding.Mistake).ToList();
        if (errors.Count > 0)
        {
            throw new DefinitionException(errors);
        }
    }
}

/// <summary>A child pipeline with its text.</summary>
/// <param name="Child">The pipeline, as customized, and where it stands.</param>
public sealed record GeneratedChild(ChildPipeline Child)
{
    /// <summary>The file, relative to the repository's root.</summary>
    public string File => Child.File;

    /// <summary>The pipeline.</summary>
    public Pipeline Pipeline => Child.Pipeline;

    /// <summary>The text of the file.</summary>
    public string Text { get; } = PipelineYaml.Print(Child.Pipeline);
}
