using Pipelines.Model;
using Pipelines.Model.Limits;

namespace Pipelines.Simulation;

/// <summary>
/// Tells without a server what GitLab makes of an event. A pipeline and an event come in; which jobs exist, in which order, behind which gates,
/// and why the others do not, goes out. Rules are read as GitLab reads them: https://docs.gitlab.com/ci/jobs/job_rules/.
/// </summary>
public static class PipelineSimulator
{
    /// <summary>The pipeline that an event makes.</summary>
    /// <exception cref="Values.DefinitionException">A job's raw YAML decides whether it exists, and that cannot be told.</exception>
    public static SimulatedPipeline Simulate(Pipeline pipeline, PipelineEvent happened)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(happened);
        RawRules.Refuse(pipeline);
        var scope = new VariableScope(pipeline, happened);
        var assumptions = Assumptions.Of(pipeline, happened, scope);
        var (isWanted, reason, rule) = Workflow(pipeline, new(happened, scope.OfPipeline));
        if (!isWanted)
        {
            return new() { Event = happened, IsMade = false, Reason = reason, Assumptions = assumptions };
        }

        if (rule is not null)
        {
            scope = scope.With(rule.Variables);
        }

        var jobs = new List<SimulatedJob>();
        var absent = new List<AbsentJob>();
        foreach (var job in pipeline.Jobs)
        {
            var context = new RuleContext(happened, scope.OfJob(job));
            var first = context.First(job.Rules);
            if (IsIn(job, first))
            {
                jobs.Add(SimulatedJob.Of(job, first));
            }
            else
            {
                absent.Add(new(job, SimulationText.Absence(job, first, context)));
            }
        }

        var findings = MissingNeeds(jobs, happened);
        var runs = jobs.Any(job => job.Job.Stage is not (".pre" or ".post"));
        return new()
        {
            Event = happened,
            IsMade = runs && findings.Count == 0,
            Reason = !runs ? SimulationText.NoJobs : findings.Count > 0 ? SimulationText.Refused : reason,
            Jobs = StartOrder.Of(pipeline, jobs),
            Absent = absent,
            Findings = findings,
            Assumptions = assumptions,
        };
    }

    private static (bool IsWanted, string Reason, Rule? Rule) Workflow(Pipeline pipeline, RuleContext context)
    {
        var rules = pipeline.Workflow?.Rules ?? [];
        var first = context.First(rules);
        return rules.Count == 0 ? (true, SimulationText.NoWorkflow, null)
            : first is null ? (false, SimulationText.NoWorkflowRule, null)
            : (first.When != RunWhen.Never, SimulationText.WorkflowRule(rules, first), first);
    }

    private static bool IsIn(Job job, Rule? first) =>
        job.Rules.Count == 0 ? job.When != RunWhen.Never : first is not null && (first.When ?? job.When) != RunWhen.Never;

    private static List<Finding> MissingNeeds(List<SimulatedJob> jobs, PipelineEvent happened)
    {
        var present = jobs.Select(job => job.Job.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from job in jobs
            from need in job.AllNeeds ?? []
            where !need.Optional && !need.IsElsewhere && !present.Contains(need.Job)
            select FindingRules.AbsentNeed.At(job.Job.Symbol, job.Job.Name, need.Job, SimulationText.Event(happened)),
        ];
    }
}
