namespace Nuke.Common.Execution;

/// <summary>Targets that wait for each other, over all kinds of relations and all targets of the build.</summary>
internal static class Cycles
{
    /// <exception cref="ArgumentException">Names each cycle: <c>A → B → A</c>, where an arrow means "waits for".</exception>
    public static void Refuse(IReadOnlyList<ExecutableTarget> targets)
    {
        var cycles = Find(targets);
        Assert.True(
            cycles.Count == 0,
            "Circular dependencies between targets:" +
            string.Concat(cycles.Select(x => $"{Environment.NewLine}  - {string.Join(" → ", x.Append(x[0]).Select(y => y.Name))}")));
    }

    /// <summary>Walks along the dependencies without recursion; a step onto the path that led there closes a cycle.</summary>
    private static List<List<ExecutableTarget>> Find(IReadOnlyList<ExecutableTarget> targets)
    {
        var cycles = new List<List<ExecutableTarget>>();
        var done = new HashSet<ExecutableTarget>();
        foreach (var start in targets.Where(x => !done.Contains(x)))
        {
            var path = new List<ExecutableTarget> { start };
            var position = new Dictionary<ExecutableTarget, int> { [start] = 0 };
            var ahead = new Stack<IEnumerator<ExecutableTarget>>([start.AllDependencies.GetEnumerator()]);
            while (ahead.TryPeek(out var dependencies))
            {
                if (!dependencies.MoveNext())
                {
                    ahead.Pop();
                    done.Add(path[^1]);
                    position.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }
                var next = dependencies.Current;
                if (position.TryGetValue(next, out var from))
                {
                    cycles.Add(path[from..]);
                }
                else if (!done.Contains(next))
                {
                    position[next] = path.Count;
                    path.Add(next);
                    ahead.Push(next.AllDependencies.GetEnumerator());
                }
            }
        }
        return cycles;
    }
}
