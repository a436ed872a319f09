namespace Nuke.Common;

/// <summary>
/// The base of every build class. <c>Main</c> calls <see cref="Execute{T}"/> with the default target; the arguments of the process say
/// the rest. The way of a run, one file a step: <see cref="Discovery"/>, <see cref="Injection"/>, <see cref="Planning"/>,
/// <see cref="Running"/>, <see cref="Reporting"/>; <see cref="BuildRun"/> strings them together.
/// </summary>
public abstract partial class NukeBuild : INukeBuild
{
    protected NukeBuild() => Extensions = BuildExtensions.Of(this);
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; set; } = [];

    [Parameter("Targets to run; the default target when there are none", Name = "Target", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => Planned(x => x.Invoked);

    [Parameter("Targets to skip; all dependencies when none is named", Name = "Skip", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => Planned(ExecutionStatus.Skipped);
    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => Planned(ExecutionStatus.Scheduled);
    public IReadOnlyCollection<ExecutableTarget> RunningTargets => Planned(ExecutionStatus.Running);
    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => Planned(ExecutionStatus.Aborted);
    public IReadOnlyCollection<ExecutableTarget> FailedTargets => Planned(ExecutionStatus.Failed);
    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => Planned(ExecutionStatus.Succeeded);
    public IReadOnlyCollection<ExecutableTarget> FinishedTargets => [.. FailedTargets, .. SucceededTargets];

    [Parameter("Writes the execution plan as an HTML page and leaves")]
    public bool Plan { get; internal set; }

    [Parameter("Shows this help and leaves")]
    public bool Help { get; internal set; }

    [Parameter("Leaves the logo out")]
    public bool NoLogo { get; set; }

    [Parameter("Skips what succeeded in the last run of the same targets")]
    public bool Continue { get; internal set; }

    [Parameter("The part of the work that this run does", List = false)]
    public Partition Partition { get; internal set; } = Partition.Single;
    public bool IsSucceeding => !IsFailing;
    public bool IsFailing => ExecutionPlan.Any(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted or ExecutionStatus.NotRun);
    public bool IsFinished => !ExecutionPlan.Any(x => x.Status is ExecutionStatus.Scheduled or ExecutionStatus.Running);
    public int? ExitCode { get; set; }
    internal IReadOnlyList<ExecutableTarget> ExecutableTargets { get; set; } = [];
    internal BuildExtensions Extensions { get; }

    /// <summary>Whether the summary is written: it is not written twice.</summary>
    internal bool HasEnded { get; set; }

    /// <summary>Runs the targets that the command line names, or the default ones; returns the exit code of the process.</summary>
    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new()
    {
        return BuildRun.Execute(static () => new T(), defaultTargetExpressions);
    }

    public void ReportSummary(Configure<Dictionary<string, string>> configurator = null)
    {
        var running = RunningTargets;
        Assert.True(running.Count == 1, "ReportSummary may be called only while exactly one target is running");
        var target = running.Single();
        var information = new Dictionary<string, string>();
        target.SummaryInformation = configurator?.Invoke(information) ?? information;
        Extensions.OnTargetSummaryUpdated(target);
    }

    private List<ExecutableTarget> Planned(ExecutionStatus status) => Planned(x => x.Status == status);
    private List<ExecutableTarget> Planned(Func<ExecutableTarget, bool> predicate) => ExecutionPlan.Where(predicate).ToList();
}
