using Pipelines.Model.Limits;
using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>What this room says to people, but for the findings, whose texts stand in <see cref="Limits.FindingRules"/>.</summary>
internal static class ModelText
{
    public static DefinitionException UnknownJob(Pipeline pipeline, string job)
    {
        var names = pipeline.Jobs.Select(other => other.Name).ToList();
        return new DefinitionException($"job '{job}'", "the pipeline has no job of that name", $"{NearestName.DidYouMean(job, names)}Jobs: {string.Join(", ", names)}.");
    }

    public static DefinitionException UnquotableText(string text) =>
        new($"condition text '{text.ReplaceLineEndings("\\n")}'", "GitLab cannot quote a text with a line break or with both kinds of quotes", "Compare by a pattern: variable.Matches(\"…\").");

    public static DefinitionException BadVariableName(string? name) =>
        new($"variable '{name}'", "a name of letters, digits and '_' was expected", "Write one such as 'CI_COMMIT_BRANCH', without '$'.");

    public static DefinitionException BadPattern(string expression, string what) =>
        new($"pattern '{expression.ReplaceLineEndings("\\n")}'", what, "Write one such as '^release-', without slashes around it.");

    public static DefinitionException BadCondition(string text, int position, string what, string mend) =>
        new($"condition '{text.ReplaceLineEndings("\\n")}', position {position + 1}", what, mend);

    /// <summary>An event, for people: the branch, tag or merge request, and what else its variables hold.</summary>
    public static string Event(World world)
    {
        var kind = Worlds.IsMergeRequest(world) ? "a merge request"
            : world[Variables.CommitTag.Name] is not null ? "a tag"
            : Worlds.IsUnnamedBranch(world) ? "a branch that no rule names"
            : $"branch '{world[Variables.CommitBranch.Name]}'";
        var source = world[Variables.PipelineSource.Name] is var name and not ("push" or "merge_request_event") ? $", started by {name}" : "";
        var told = new[] { Variables.PipelineSource.Name, Variables.CommitBranch.Name, Variables.CommitTag.Name };
        var rest = world.Names
            .Where(variable => world.IsSet(variable) && !told.Contains(variable))
            .Where(variable => !(World.IsAnother(world[variable]) && WorldValues.AlwaysDefined.Contains(variable)))
            .Select(variable => World.IsAnother(world[variable]) ? $", {variable} set" : $", {variable} = {world[variable]}");
        return kind + source + string.Concat(rest);
    }
}
