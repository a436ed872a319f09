namespace Nuke.Common.Execution;

/// <summary>Step 3: which targets run, and in which order. Linear in targets and relations, but for the queue of candidates.</summary>
internal static class Planning
{
    /// <summary>Marks the named targets as invoked and the planned ones as scheduled.</summary>
    /// <param name="targets">All targets in the order of discovery.</param>
    /// <param name="names">What the command line names; the default targets when null or empty.</param>
    /// <param name="strict">Whether an order that is not determined by relations is an error.</param>
    public static IReadOnlyList<ExecutableTarget> Plan(IReadOnlyList<ExecutableTarget> targets, IReadOnlyCollection<string> names, bool strict)
    {
        Cycles.Refuse(targets);
        var wanted = Wanted(targets, names);
        var order = DependentsFirst(targets, wanted, strict);
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
    private static List<ExecutableTarget> DependentsFirst(IReadOnlyList<ExecutableTarget> targets, HashSet<ExecutableTarget> wanted, bool strict)
    {
        var dependents = targets.ToDictionary(x => x, _ => 0);
        foreach (var dependency in targets.SelectMany(x => x.AllDependencies))
            dependents[dependency]++;
        var index = targets.Select((target, i) => (target, i)).ToDictionary(x => x.target, x => x.i);
        var candidates = new PriorityQueue<ExecutableTarget, int>();
        foreach (var target in targets.Where(x => dependents[x] == 0))
            candidates.Enqueue(target, index[target]);
        var order = new List<ExecutableTarget>(targets.Count);
        while (candidates.TryDequeue(out var target, out _))
        {
            Assert.True(
                !strict || candidates.Count == 0,
                $"The order of '{target.Name}' and {string.Join(", ", candidates.UnorderedItems.Select(x => $"'{x.Element.Name}'"))} is not determined");
            order.Add(target);
            foreach (var dependency in target.AllDependencies.Where(x => --dependents[x] == 0))
                candidates.Enqueue(dependency, index[dependency]);
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
