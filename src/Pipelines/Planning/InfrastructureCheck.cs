using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>What an application says wrong about its infrastructure.</summary>
internal static class InfrastructureCheck
{
    /// <summary>All mistakes; none when there is no infrastructure and no target is for it.</summary>
    public static IEnumerable<DefinitionMistake> Mistakes(TargetGraph graph, string symbol, Application application)
    {
        var targets = graph.Targets.Where(InfrastructurePlan.Has).ToList();
        foreach (var target in targets)
        {
            // The first is right; of more than two, the last is named.
            var same = targets.Where(other => other.Job!.Infrastructure == target.Job!.Infrastructure).ToList();
            if (same.Count > 1 && same[0] == target)
            {
                yield return PlanningText.InfrastructureTwice(graph.SymbolOf(same[^1]), target.Job!.Infrastructure, target);
            }
        }

        if (application.Infrastructure is not { } infrastructure)
        {
            foreach (var target in targets)
            {
                yield return PlanningText.NoInfrastructure(graph.SymbolOf(target), application.Name);
            }

            yield break;
        }

        if (targets.Count > 0 && application.Environments.Count == 0)
        {
            yield return PlanningText.NoEnvironments($"{symbol}.Infrastructure", application.Name);
        }

        // Who may push a branch may push that image, and it would be shown what may change everything.
        if (targets.Count > 0 && (infrastructure.RunnerImage ?? application.RunnerImage) is RunnerImage.OfDockerfile built)
        {
            yield return PlanningText.InfrastructureInBuilt(symbol, built);
        }
    }
}
