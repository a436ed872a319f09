namespace Pipelines.Engines.Deployment.Findings;

/// <summary>The containers' cpu and memory against the task's: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size.</summary>
internal static class SizeFindings
{
    /// <summary>What does not fit.</summary>
    public static IEnumerable<Finding> Of(TaskView task)
    {
        var (cpu, memory) = (task.Json.Number("cpu"), task.Json.Number("memory"));
        foreach (var container in task.Containers)
        {
            if (container.Json.Number("memory") is not { } most)
            {
                continue;
            }

            if (container.Json.Number("memoryReservation") is { } kept && kept > most)
            {
                yield return container.Raise(DeploymentRules.MemoryReservation, ["memoryReservation"], kept, most);
            }

            if (most > memory)
            {
                yield return container.Raise(DeploymentRules.ContainerMemory, ["memory"], most, memory);
            }
        }

        if (task.Containers.Sum(Kept) is var all && all > memory)
        {
            yield return task.Raise(DeploymentRules.ContainersMemory, ["memory"], all, memory);
        }

        if (task.Containers.Sum(container => container.Json.Number("cpu") ?? 0) is var units && units > cpu)
        {
            yield return task.Raise(DeploymentRules.ContainersCpu, ["cpu"], units, cpu);
        }
    }

    // Of a container that says both, the reservation is what is taken from the task.
    private static long Kept(ContainerView container) => container.Json.Number("memoryReservation") ?? container.Json.Number("memory") ?? 0;
}
