using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>What this room says to people.</summary>
internal static class PlanningText
{
    public static DefinitionMistake DuplicateTarget(string symbol) =>
        new(symbol, "there are two targets of this name", "Rename one of them.");

    public static DefinitionMistake UnknownTarget(string symbol, string relation, TargetName name, IEnumerable<string> names) =>
        new(symbol, $"it {relation} '{name}', and there is no target of that name", $"{NearestName.DidYouMean(name.Text, names)}Name a target of this build.");

    public static DefinitionException Circle(string build, IEnumerable<string> names) =>
        new(build, $"these targets wait for each other in a circle: {string.Join(" -> ", names)}", "Remove one DependsOn or Consumes.");

    public static DefinitionException NoHash(string build, string file) =>
        new(build, $"jobs run in an image of '{file}', and that file is not there", "Write it, or name another under RunnerImage.Built.");

    public static DefinitionMistake NoReview(string symbol, string application) =>
        new(symbol, $"its job is for the review environments of merge requests, and {application} has none", "Set Application.Review.");

    public static DefinitionMistake NoEnvironments(string symbol, string application) =>
        new(symbol, $"its job is for an environment, and {application} has none", "List them in Application.Environments.");
}
