namespace Nuke.Common.Execution;

/// <summary>Which planned targets do not run, and what they take with them.</summary>
internal static class Skipping
{
    /// <summary>Skips a target that is not invoked by name, and all that only it needs unless it says otherwise.</summary>
    public static void Skip(ExecutableTarget target, string reason, IReadOnlyCollection<ExecutableTarget> plan)
    {
        if (!target.Invoked)
        {
            target.Status = ExecutionStatus.Skipped;
            target.Skipped = reason;
        }
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var needed in target.ExecutionDependencies.Concat(target.Triggers))
        {
            if (needed.Status == ExecutionStatus.Scheduled && !plan.Any(x => x != target && IsNeededBy(needed, x)))
                Skip(needed, $"because of {target.Name}", plan);
        }
    }

    /// <summary>Targets of <c>--skip</c>: all planned ones when it names none.</summary>
    public static void SkipNamed(IReadOnlyCollection<string> names, IReadOnlyList<ExecutableTarget> targets, IReadOnlyCollection<ExecutableTarget> plan)
    {
        if (names is null)
            return;
        var named = names.Count == 0 ? plan : names.Select(x => Planning.Named(x, targets)).Where(plan.Contains).ToList();
        foreach (var target in named)
            Skip(target, "via parameter", plan);
    }

    public static void SkipByStaticConditions(IReadOnlyCollection<ExecutableTarget> plan)
    {
        foreach (var target in plan.Where(x => HasFalse(x, x.StaticConditions)))
            Skip(target, reason: null, plan);
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

    private static bool IsNeededBy(ExecutableTarget needed, ExecutableTarget other) =>
        other.Status == ExecutionStatus.Scheduled && (other.ExecutionDependencies.Contains(needed) || other.Triggers.Contains(needed));
}
