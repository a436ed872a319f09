using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>What rules ask for and an event leaves open. Nothing is assumed without a word.</summary>
internal static class Assumptions
{
    /// <summary>A sentence for each assumption.</summary>
    public static IReadOnlyList<string> Of(Pipeline pipeline, PipelineEvent happened, VariableScope scope)
    {
        var rules = (pipeline.Workflow?.Rules ?? []).Concat(pipeline.Jobs.SelectMany(job => job.Rules)).Distinct().ToList();
        var defined = pipeline.Jobs.SelectMany(job => job.Variables).Concat((pipeline.Workflow?.Rules ?? []).SelectMany(rule => rule.Variables))
            .Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
        var untold = rules.Where(rule => rule.If is not null).SelectMany(rule => ConditionTruth.Named(rule.If!)).Distinct()
            .Where(name => EventVariables.IsUntold(name) && scope.OfPipeline(name) is null && !defined.Contains(name))
            .Order(StringComparer.Ordinal).ToList();
        var changes = rules.Where(RuleContext.AsksForChanges).ToList();
        var projects = rules.Where(RuleContext.AsksForFiles).Select(rule => rule.ExistsProject).OfType<string>().Distinct().ToList();
        return
        [
            .. pipeline.Include.Count > 0 ? (string[])[SimulationText.Included] : [],
            .. projects.Count > 0 ? (string[])[SimulationText.OtherProjects(projects)] : [],
            .. untold.Count > 0 ? (string[])[SimulationText.Undefined(untold)] : [],
            .. happened.ChangedFiles is null && changes.Any(rule => RuleContext.IsCompared(happened, rule)) ? (string[])[SimulationText.ChangesUnknown] : [],
            .. happened.ChangedFiles is not null && changes.Any(rule => !RuleContext.IsCompared(happened, rule)) ? (string[])[SimulationText.ChangesUnasked] : [],
        ];
    }
}
