using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>Checks what the targets of a graph say about each other.</summary>
internal static class TargetNames
{
    /// <summary>The targets by name.</summary>
    /// <exception cref="DefinitionException">Names are unknown or doubled; all mistakes at once.</exception>
    public static IReadOnlyDictionary<TargetName, TargetNode> Check(TargetGraph graph)
    {
        var targets = new Dictionary<TargetName, TargetNode>();
        var mistakes = new List<DefinitionMistake>();
        foreach (var target in graph.Targets.Where(target => !targets.TryAdd(target.Name, target)))
        {
            mistakes.Add(PlanningText.DuplicateTarget(graph.SymbolOf(target)));
        }

        var names = targets.Keys.Select(name => name.Text).ToList();
        foreach (var target in graph.Targets)
        {
            Check(target, "depends on", target.DependsOn);
            Check(target, "comes after", target.After);
            Check(target, "consumes", target.Consumes);
        }

        return mistakes.Count == 0 ? targets : throw new DefinitionException(mistakes);

        void Check(TargetNode target, string relation, IReadOnlyList<TargetName> others)
        {
            foreach (var name in others.Where(name => !targets.ContainsKey(name)))
            {
                mistakes.Add(PlanningText.UnknownTarget(graph.SymbolOf(target), relation, name, names));
            }
        }
    }

    /// <summary>The C# symbol of a target, <c>Build.Lint</c>.</summary>
    public static string SymbolOf(this TargetGraph graph, TargetNode target) => target.Symbol ?? $"{graph.Symbol}.{target.Name}";

    /// <summary>The targets, each after what it depends on and consumes.</summary>
    /// <exception cref="DefinitionException">They wait for each other in a circle, which the message shows.</exception>
    public static IReadOnlyList<TargetNode> InOrder(TargetGraph graph, IReadOnlyDictionary<TargetName, TargetNode> targets)
    {
        var done = new List<TargetNode>();
        var states = new Dictionary<TargetName, bool>(); // false = being walked, true = done
        foreach (var target in graph.Targets)
        {
            Walk(target, []);
        }

        return done;

        void Walk(TargetNode target, List<TargetName> path)
        {
            if (states.TryGetValue(target.Name, out var isDone))
            {
                if (!isDone)
                {
                    throw PlanningText.Circle(graph.Symbol, [.. path.SkipWhile(name => name != target.Name).Append(target.Name).Select(name => name.Text)]);
                }

                return;
            }

            states[target.Name] = false;
            path.Add(target.Name);
            foreach (var next in target.DependsOn.Concat(target.Consumes))
            {
                Walk(targets[next], path);
            }

            path.RemoveAt(path.Count - 1);
            states[target.Name] = true;
            done.Add(target);
        }
    }
}
