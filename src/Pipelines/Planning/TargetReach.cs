using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>
/// What a target's job runs itself and what other jobs have run before. A target without a job runs inside the job of whichever target depends on it;
/// the walk along DependsOn goes through those and stops at the first targets that are jobs.
/// </summary>
/// <param name="Target">The target.</param>
/// <param name="Inside">It and the targets without jobs that run in its job.</param>
/// <param name="Jobs">The nearest targets that are jobs.</param>
/// <param name="Skipped">Every target that is a job and stands anywhere behind it; what <c>--skip</c> names.</param>
internal sealed record TargetReach(TargetNode Target, IReadOnlyList<TargetNode> Inside, IReadOnlyList<TargetNode> Jobs, IReadOnlyList<TargetNode> Skipped)
{
    /// <summary>The reach of every target that is a job, by name.</summary>
    /// <exception cref="DefinitionException">Names are unknown or doubled, or targets wait for each other in a circle.</exception>
    public static IReadOnlyDictionary<TargetName, TargetReach> Of(TargetGraph graph)
    {
        var targets = TargetNames.Check(graph);
        var order = TargetNames.InOrder(graph, targets);
        var behind = new Dictionary<TargetName, HashSet<TargetName>>();
        foreach (var target in order)
        {
            behind[target.Name] = [.. target.DependsOn, .. target.DependsOn.SelectMany(name => behind[name])];
        }

        var places = new Dictionary<TargetName, int>();
        foreach (var target in graph.Targets)
        {
            places.Add(target.Name, places.Count);
        }

        return graph.Targets.Where(target => target.Job is not null).ToDictionary(target => target.Name, target => Of(targets, names => [.. names.OrderBy(name => places[name]).Select(name => targets[name])], behind[target.Name], target));
    }

    private static TargetReach Of(
        IReadOnlyDictionary<TargetName, TargetNode> targets, Func<IEnumerable<TargetName>, IReadOnlyList<TargetNode>> asDeclared, HashSet<TargetName> behind, TargetNode target)
    {
        // A job that waits for no other runs itself whatever it depends on.
        var stopsAt = target.Job!.WaitsForNone ? (Func<TargetNode, bool>)(_ => false) : node => node.Job is not null;
        var inside = new HashSet<TargetName> { target.Name };
        var jobs = new HashSet<TargetName>();
        var rest = new Stack<TargetName>(target.DependsOn);
        while (rest.TryPop(out var name))
        {
            if (stopsAt(targets[name]))
            {
                jobs.Add(name);
            }
            else if (inside.Add(name))
            {
                foreach (var next in targets[name].DependsOn)
                {
                    rest.Push(next);
                }
            }
        }

        return new(
            target,
            asDeclared(inside),
            asDeclared(jobs),
            asDeclared(behind.Where(name => stopsAt(targets[name]))));
    }
}
