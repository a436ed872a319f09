using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>
/// Plans the pipeline: the targets of a build and the application come in, GitLab's jobs go out. Pure: the same input gives the same pipeline.
/// </summary>
public static class PipelinePlanner
{
    /// <summary>The pipeline of a build.</summary>
    /// <exception cref="DefinitionException">The graph names unknown targets or goes in circles, or a job is for an environment and there is none.</exception>
    public static Pipeline Plan(TargetGraph graph, Application application)
    {
        var jobs = PlannedJob.All(graph, application);
        var needs = new NeedsPlan(jobs, application);
        return new Pipeline
        {
            Symbol = graph.Symbol,
            Workflow = PipelineRules.Workflow(application),
            Stages = PlannedJob.StagesOf(graph),
            Default = new Default { Image = application.RunnerImage, Retry = PlanDefaults.Retry, Cache = [PlanDefaults.Cache] },
            Variables = [PlanDefaults.PackageFolder],
            Jobs = [.. jobs.Select((job, i) => JobPlan.Of(job, graph.SymbolOf(job.Target), application) with { Needs = needs.Of(i) })],
        };
    }

    /// <summary>What is wrong with the definition but can no longer be seen in the pipeline.</summary>
    public static IReadOnlyList<Finding> Findings(TargetGraph graph) =>
    [
        .. graph.Targets.Where(target => target.Job is { NeedsEngine: true, NeedsCredentials: true })
            .Select(target => FindingRules.EngineWithCredentials.At(graph.SymbolOf(target), target.Name)),
    ];
}
