using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>What GitLab makes of an event.</summary>
public sealed record SimulatedPipeline
{
    /// <summary>The event.</summary>
    public required PipelineEvent Event { get; init; }

    /// <summary>True when there is a pipeline.</summary>
    public required bool IsMade { get; init; }

    /// <summary>Why there is one, or why not.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// The jobs that exist, by stage and then in the order of the file. When <see cref="Findings"/> keep the pipeline from being made,
    /// those that its rules ask for.
    /// </summary>
    public IReadOnlyList<SimulatedJob> Jobs { get; init; } = [];

    /// <summary>The jobs that do not exist, in the order of the file; empty when the workflow makes no pipeline, which asks no job.</summary>
    public IReadOnlyList<AbsentJob> Absent { get; init; } = [];

    /// <summary>What GitLab refuses the pipeline for: needs of jobs that do not exist.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the rules ask for and the event does not tell, with what was assumed; a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];
}

/// <summary>A job of a simulated pipeline.</summary>
/// <param name="Job">The job.</param>
/// <param name="When">When it starts: that of the rule that let it in, else its own.</param>
public sealed record SimulatedJob(Job Job, RunWhen When)
{
    /// <summary>The rule that let it in; null when it has no rules.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The delay of <see cref="RunWhen.Delayed"/>.</summary>
    public Span? StartIn { get; init; }

    /// <summary>True when the pipeline goes on without it: after a failure, and before somebody has started a manual one.</summary>
    public bool AllowFailure { get; init; }

    /// <summary>The jobs of this pipeline that it needs; empty = none; null = it waits for all jobs of the stages before its own.</summary>
    public IReadOnlyList<string>? Needs { get; init; }

    /// <summary>Its place in the order of starting: 0 for what starts at once, else one more than the last that it waits for.</summary>
    public int Step { get; init; }

    /// <summary>The manual jobs that somebody must start before it can start: its gates.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];

    /// <summary>True when a person has to start it.</summary>
    public bool IsManual => When == RunWhen.Manual;

    /// <summary>What it needs of this pipeline and of others: those of the rule go before its own.</summary>
    internal IReadOnlyList<Need>? AllNeeds => Rule?.Needs ?? Job.Needs;

    /// <summary>What a rule makes of a job. A manual one may be passed by when the job itself says manual, and holds what is behind it when a rule says so.</summary>
    internal static SimulatedJob Of(Job job, Rule? rule) => new(job, rule?.When ?? job.When ?? RunWhen.OnSuccess)
    {
        Rule = rule,
        StartIn = rule?.StartIn ?? job.StartIn,
        AllowFailure = rule?.AllowFailure ?? (job.AllowFailure is { } allow ? allow is { Allowed: true, ExitCodes.Count: 0 } : job.When == RunWhen.Manual),
    };
}

/// <summary>A job that does not exist in a simulated pipeline.</summary>
/// <param name="Job">The job.</param>
/// <param name="Reasons">Why: for each of its rules what did not hold, or the one that says <c>never</c>.</param>
public sealed record AbsentJob(Job Job, IReadOnlyList<string> Reasons);
