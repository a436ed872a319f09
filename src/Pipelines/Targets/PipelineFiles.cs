using Pipelines.Definitions;
using Pipelines.Engines.Infrastructure;
using Pipelines.Planning;
using Pipelines.Yaml;

namespace Pipelines.Targets;

/// <summary>All files that are made from the definition: the pipeline's, those of its children, and the inputs of the infrastructure.</summary>
internal static class PipelineFiles
{
    /// <summary>The file of the infrastructure's pipeline, relative to the repository's root.</summary>
    public const string Infrastructure = InfrastructurePlan.File;

    /// <summary>Writes the pipelines' files that hold something else.</summary>
    public static IReadOnlyList<(string File, bool IsWritten)> Write(string root, PipelineResult result) =>
        [.. Of(result).Select(file => (file.Name, PipelineFile.Write(Path.Combine(root, file.Name), file.Text, file.Name)))];

    /// <summary>How the pipelines' files differ from the definition, each with its mend; none when they do not.</summary>
    public static IEnumerable<string> Drift(string root, PipelineResult result) =>
        Of(result).Select(file => PipelineFile.Drift(Path.Combine(root, file.Name), file.Text, file.Name)).OfType<string>();

    /// <summary>The same for the inputs of the infrastructure.</summary>
    public static IReadOnlyList<string> DriftOfInputs(string root, Application application) =>
        application.Infrastructure is null ? [] : InputFiles.Drift(root, application);

    /// <summary>That they do not differ.</summary>
    public static IEnumerable<string> InStep(PipelineResult result, Application application) =>
    [
        .. Of(result).Select(file => TargetsText.PipelineInStep(file.Name)),
        .. application.Infrastructure is null ? [] : (string[])[InfrastructureText.InStep(application)],
    ];

    private static IReadOnlyList<Made> Of(PipelineResult result) => [new(IPipeline.FileName, result.Text), .. result.Children.Select(child => new Made(child.File, child.Text))];

    private sealed record Made(string Name, string Text);
}
