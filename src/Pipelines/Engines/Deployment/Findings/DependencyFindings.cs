namespace Pipelines.Engines.Deployment.Findings;

/// <summary>The order in which containers start.</summary>
internal static class DependencyFindings
{
    /// <summary>Dependencies that cannot come true.</summary>
    public static IEnumerable<Finding> Of(TaskView task)
    {
        foreach (var container in task.Containers)
        {
            foreach (var (dependency, index) in container.Json.Records("dependsOn").Select((dependency, index) => (dependency, index)))
            {
                var (name, condition, path) = (dependency.Text("containerName") ?? "", dependency.Text("condition"), new[] { "dependsOn", $"{index}" });
                if (task.Find(name) is not { } other)
                {
                    yield return container.Raise(DeploymentRules.DependsOnNobody, path, name);
                }
                else if (condition == "HEALTHY" && !other.HasHealthCheck)
                {
                    yield return container.Raise(DeploymentRules.HealthyWithoutCheck, path, name);
                }
                else if (condition is "COMPLETE" or "SUCCESS" && other.IsEssential)
                {
                    yield return container.Raise(DeploymentRules.WaitsForEssential, path, name, condition);
                }
            }
        }

        if (Circle(task) is { Count: > 0 } circle)
        {
            yield return task.Raise(DeploymentRules.DependencyCircle, ["containerDefinitions", circle[0], "dependsOn"], string.Join(", ", circle));
        }
    }

    // What is left when again and again the containers are taken away that wait for none of the rest, and then those that none of the rest waits for.
    private static List<string> Circle(TaskView task)
    {
        var waits = task.Containers.DistinctBy(container => container.Name)
            .ToDictionary(container => container.Name, container => container.Json.Records("dependsOn").Select(dependency => dependency.Text("containerName") ?? "").ToHashSet());
        bool IsFree(string name) => !waits[name].Any(waits.ContainsKey) || !waits.Values.Any(others => others.Contains(name));
        while (waits.Keys.FirstOrDefault(IsFree) is { } free)
        {
            waits.Remove(free);
        }

        return [.. waits.Keys];
    }
}
