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
    /// <exception cref="DefinitionException">The graph names unknown targets or goes in circles, a job is for an environment and there is none, or the application says something wrong about itself.</exception>
    public static Pipeline Plan(TargetGraph graph, Application application)
    {
        ApplicationCheck.Check(graph, application);
        var hasInfrastructure = graph.Targets.Any(InfrastructurePlan.Has);
        graph = InfrastructurePlan.Without(graph);
        var jobs = PlannedJob.All(graph, application);
        var needs = new NeedsPlan(jobs, application);
        var rules = new JobRules(application, jobs, hasInfrastructure);
        var runners = new RunnerPlan(graph, application);
        var kept = JobPlan.KeptForEveryJob(jobs);
        return new Pipeline
        {
            Symbol = graph.Symbol,
            Workflow = PipelineRules.Workflow(application, rules.NeverMade),
            Stages = hasInfrastructure ? [.. PlannedJob.StagesOf(graph).Append(Stages.Deploy).Distinct()] : PlannedJob.StagesOf(graph),
            Default = new Default { Image = runners.DefaultImage, Tags = application.RunnerImage.Tags, Retry = PlanDefaults.Retry },
            Variables = [.. rules.Form, PlanDefaults.PackageFolder],
            Jobs =
            [
                .. runners.Built.Select(image => RunnerImageJob.Of(graph, image, application, rules)),
                .. jobs.Select(job => ReviewPlan.Of(
                    JobPlan.Of(job, graph.SymbolOf(job.Target), application, runners, kept) with
                    {
                        Rules = rules.Of(job, RunnerImageJob.Before(needs.WhenAskedOf(job), runners.BuiltFor(job.Attribute))),
                        Needs = RunnerImageJob.Before(needs.Of(job), runners.BuiltFor(job.Attribute)),
                        Dependencies = needs.DependenciesOf(job),
                    },
                    job,
                    application,
                    jobs)),
                .. hasInfrastructure ? (Job[])[InfrastructureTrigger.Of(graph, application, jobs, rules.IsAskedToDeploy)] : [],
            ],
        };
    }

    /// <summary>The pipelines that jobs of the pipeline start: that of the infrastructure, when there are targets for it.</summary>
    public static IReadOnlyList<ChildPipeline> Children(TargetGraph graph, Application application) => graph.Targets.Any(InfrastructurePlan.Has)
        ? [new(InfrastructurePlan.File, InfrastructureTrigger.Name, new InfrastructurePlan(graph, application, JobPlan.KeptForEveryJob(PlannedJob.All(InfrastructurePlan.Without(graph), application))).Pipeline)]
        : [];

    /// <summary>What is wrong with the definition but can no longer be seen in the pipeline.</summary>
    public static IReadOnlyList<Finding> Findings(TargetGraph graph) =>
    [
        .. graph.Targets.Where(target => target.Job is { NeedsEngine: true, NeedsCredentials: true })
            .Select(target => FindingRules.EngineWithCredentials.At(graph.SymbolOf(target), target.Name)),
        .. Rollbacks(graph),
        .. ReviewPlan.Findings(graph),
    ];

    private static IEnumerable<Finding> Rollbacks(TargetGraph graph)
    {
        var deployments = graph.Targets.Where(target => target.Job is { Per: Per.Environment, Use: EnvironmentUse.Deploy }).ToList();
        var rollbacks = graph.Targets.Where(target => target.Job is { Per: Per.Environment, Use: EnvironmentUse.Rollback }).ToList();
        return rollbacks.Count == 0
            ? deployments.Select(target => FindingRules.NoRollback.At(graph.SymbolOf(target), target.Name))
            : from rollback in rollbacks
              from deployment in deployments
              where rollback.Job!.When != deployment.Job!.When
              select FindingRules.RollbackElsewhere.At(graph.SymbolOf(rollback), rollback.Name, rollback.Job!.When, deployment.Name, deployment.Job!.When);
    }
}
