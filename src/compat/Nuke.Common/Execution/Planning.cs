namespace Nuke.Common.Execution;

/// <summary>Step 3: which targets run, and in which order. Linear in targets and relations, but for the queue of candidates.</summary>
internal static class Planning
{
    private static readonly Comparer<ExecutableTarget> LastDiscoveredFirst =
        Comparer<ExecutableTarget>.Create((x, y) => y.Index.CompareTo(x.Index));

    /// <summary>Marks the named targets as invoked and the planned ones as scheduled.</summary>
    /// <param name="targets">All targets in the order of discovery.</param>
    /// <param name="names">What the command line names; the default targets when null or empty.</param>
    /// <param name="strict">Whether an order that is not determined by relations is an error.</param>
    public static IReadOnlyList<ExecutableTarget> Plan(IReadOnlyList<ExecutableTarget> targets, IReadOnlyCollection<string> names, bool strict)
    {
        Cycles.Refuse(targets);
        var wanted = Wanted(targets, names);
        var order = DependentsFirst(targets, strict);
        while (true)
        {
            var plan = Keep(order, wanted, out var kept);
            var triggered = plan.SelectMany(x => x.Triggers).Where(x => !kept.Contains(x)).ToList();
            if (triggered.Count == 0)
                return Scheduled(plan);
            wanted.UnionWith(triggered);
        }
    }

    /// <summary>A target by its name: dashes and case do not count.</summary>
    public static ExecutableTarget Named(string name, IReadOnlyList<ExecutableTarget> targets)
    {
        var plain = CommandLine.WithoutDashes(name);
        return targets.FirstOrDefault(x => x.Name.Equals(plain, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"Target with name '{name}' does not exist. Available targets are:{Environment.NewLine}" +
                string.Join(Environment.NewLine, targets.Select(x => $"  - {x.Name}").Order(StringComparer.Ordinal)));
    }

    private static HashSet<ExecutableTarget> Wanted(IReadOnlyList<ExecutableTarget> targets, IReadOnlyCollection<string> names)
    {
        if (names is null or { Count: 0 })
            return targets.Where(x => x.IsDefault).ToHashSet();
        var wanted = names.Select(x => Named(x, targets)).ToHashSet();
        foreach (var target in wanted)
            target.Invoked = true;
        return wanted;
    }

    /// <summary>Again and again the first target that no remaining one depends on.</summary>
    public static List<ExecutableTarget> DependentsFirst(IReadOnlyList<ExecutableTarget> targets, bool strict)
    {
        for (var i = 0; i < targets.Count; i++)
            (targets[i].Index, targets[i].Dependents) = (i, 0);
        foreach (var target in targets)
        {
            foreach (var dependency in target.AllDependencies)
                dependency.Dependents++;
        }
        // The first one last: it is taken from the end.
        var candidates = targets.Where(x => x.Dependents == 0).Order(LastDiscoveredFirst).ToList();
        var order = new List<ExecutableTarget>(targets.Count);
        while (candidates.Count > 0)
        {
            if (strict && candidates.Count > 1)
                Assert.Fail($"The order of these targets is not determined: {string.Join(", ", candidates.Select(x => x.Name))}");
            var target = candidates[^1];
            candidates.RemoveAt(candidates.Count - 1);
            order.Add(target);
            foreach (var dependency in target.AllDependencies)
            {
                if (--dependency.Dependents == 0)
                    candidates.Insert(~candidates.BinarySearch(dependency, LastDiscoveredFirst), dependency);
            }
        }
        return order;
    }

    /// <summary>What is wanted, and what that depends on; dependencies first.</summary>
    private static List<ExecutableTarget> Keep(List<ExecutableTarget> order, HashSet<ExecutableTarget> wanted, out HashSet<ExecutableTarget> kept)
    {
        kept = new(wanted);
        var plan = new List<ExecutableTarget>();
        foreach (var target in order.Where(kept.Contains))
        {
            plan.Add(target);
            kept.UnionWith(target.ExecutionDependencies);
        }
        plan.Reverse();
        return plan;
    }

    private static List<ExecutableTarget> Scheduled(List<ExecutableTarget> plan)
    {
        foreach (var target in plan)
            target.Status = ExecutionStatus.Scheduled;
        return plan;
    }
}
