namespace Nuke.Common.Execution;

/// <summary>Which planned targets do not run, and what they take with them.</summary>
internal sealed class Skipping
{
    private readonly IReadOnlyCollection<ExecutableTarget> plan;

    /// <summary>For each target those that depend on it or trigger it.</summary>
    private readonly Dictionary<ExecutableTarget, List<ExecutableTarget>> neededBy = [];

    public Skipping(IReadOnlyCollection<ExecutableTarget> plan)
    {
        this.plan = plan;
        foreach (var target in plan)
        {
            foreach (var needed in NeedsOf(target))
            {
                if (!neededBy.TryGetValue(needed, out var others))
                    neededBy[needed] = others = [];
                others.Add(target);
            }
        }
    }

    /// <summary>Targets of <c>--skip</c>: all planned ones when it names none.</summary>
    public void SkipNamed(IReadOnlyCollection<string> names, IReadOnlyList<ExecutableTarget> targets)
    {
        if (names is null)
            return;
        var named = names.Select(x => Planning.Named(x, targets)).ToHashSet();
        foreach (var target in plan.Where(x => names.Count == 0 || named.Contains(x)))
            Skip(target, "via parameter");
    }

    public void SkipByStaticConditions()
    {
        foreach (var target in plan.Where(x => HasFalse(x, x.StaticConditions)))
            Skip(target, reason: null);
    }

    /// <summary>Skips a target that is not invoked by name, and all that only it needs unless it says otherwise.</summary>
    public void Skip(ExecutableTarget target, string reason)
    {
        if (!target.Invoked)
        {
            target.Status = ExecutionStatus.Skipped;
            target.Skipped = reason;
        }
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var needed in NeedsOf(target))
        {
            if (needed.Status == ExecutionStatus.Scheduled && !neededBy[needed].Exists(x => x != target && x.Status == ExecutionStatus.Scheduled))
                Skip(needed, $"because of {target.Name}");
        }
    }

    /// <summary>Evaluates conditions; writes down those that do not hold.</summary>
    public static bool HasFalse(ExecutableTarget target, List<(string Text, Func<bool> Delegate)> conditions)
    {
        var failing = new List<string>();
        foreach (var condition in conditions)
        {
            if (!Holds(target, condition))
                failing.Add(condition.Text);
        }
        if (failing.Count == 0)
            return false;
        target.OnlyWhen = string.Join(" && ", failing);
        return true;
    }

    private static bool Holds(ExecutableTarget target, (string Text, Func<bool> Delegate) condition)
    {
        try
        {
            return condition.Delegate();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Condition '{condition.Text}' of target '{target.Name}' has thrown: {exception.Message}", exception);
        }
    }

    private static IEnumerable<ExecutableTarget> NeedsOf(ExecutableTarget target) => target.ExecutionDependencies.Concat(target.Triggers);
}
