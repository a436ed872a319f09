using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.Packaging;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>What this room says to people.</summary>
internal static class TargetsText
{
    public static DefinitionMistake UnknownTarget(string name, IReadOnlyList<string> targets) =>
        new($"target '{name}'", "this build has no target of that name", $"{NearestName.DidYouMean(name, targets)}Targets: {string.Join(", ", targets)}.");

    public static DefinitionMistake UnknownArgument(string option, string name, IEnumerable<string> parameters) =>
        new($"argument '{option}'", "this build has no parameter of that name",
            $"{NearestName.DidYouMean(name, parameters, prefix: "--")}'./build.sh --help' lists them.");

    public static DefinitionMistake EqualsSign(string option, string parameter, string value) =>
        new($"argument '{option}'", "a value follows its parameter after a space", $"Write '--{parameter} {value}'.");

    public static DefinitionMistake OneValue(string parameter, IReadOnlyList<string> values) =>
        new($"argument '--{parameter}'", $"it takes one value, and {values.Count} were given ({string.Join(", ", values)})",
            $"Give one, and put targets before the first '--': './build.sh {values[^1]} --{parameter} {values[0]}'.");

    public static string LintFailed(CodeQualityResult result) =>
        result.Incomplete.Count > 0
            ? "Not everything was looked at; see above."
            : $"{result.Findings.Count(finding => finding.Severity >= result.Threshold)} findings are at or above the threshold; see above.";

    public static string PipelineWritten(string file, bool written) =>
        written ? $"{file} was written: it is now what the targets say. Commit it." : $"{file} is what the targets say; nothing was written.";

    public static string PipelineInStep(string file) => $"{file} is what the targets say.";

    public static string PipelineNotWritten(string file, DefinitionException exception) =>
        $"{file} was left as it is, because the pipeline has mistakes:\n{exception.Message}";

    public static DefinitionException NoExtension(string build) =>
        new(build, "the build class has IPipeline and not [GitLabPipeline], which reads the targets", $"Write [GitLabPipeline] on {build}.");

    public static string Packaged(string root, DebianArtifact artifact) =>
        $"{Path.GetRelativePath(root, artifact.File)} ({artifact.Sha256.Short})";
}
