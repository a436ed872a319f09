namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Whether ECS can know that a container works: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html.</summary>
internal static class HealthFindings
{
    private static readonly (string Member, int Least, int Most)[] Ranges = [("interval", 5, 300), ("timeout", 2, 120), ("retries", 1, 10), ("startPeriod", 0, 300)];

    /// <summary>Checks that are missing, off, or out of what ECS takes.</summary>
    public static IEnumerable<Finding> Of(TaskView task) => task.Containers.SelectMany(Of);

    /// <summary>The longest that a working container may take until ECS calls it healthy or not: startPeriod + interval × retries, in seconds.</summary>
    public static long? LongestStart(ContainerView container) => container.HasHealthCheck && container.Json.Record("healthCheck") is { } check
        ? (check.Number("startPeriod") ?? 0) + ((check.Number("interval") ?? 30) * (check.Number("retries") ?? 3))
        : null;

    private static IEnumerable<Finding> Of(ContainerView container)
    {
        if (container.Json.Record("healthCheck") is not { } check)
        {
            if (container.Json.Records("portMappings").Count > 0)
            {
                yield return container.Raise(DeploymentRules.NoHealthCheck, ["portMappings"]);
            }

            yield break;
        }

        var command = check.Texts("command");
        if (command is ["NONE", ..])
        {
            yield return container.Raise(DeploymentRules.HealthOff, ["healthCheck", "command"]);
        }
        else if (command is not (["CMD" or "CMD-SHELL", ..]))
        {
            yield return container.Raise(DeploymentRules.HealthCommand, ["healthCheck", "command"]);
        }

        foreach (var (member, least, most) in Ranges)
        {
            if (check.Number(member) is { } number && (number < least || number > most))
            {
                yield return container.Raise(DeploymentRules.HealthNumber, ["healthCheck", member], member, number, least, most);
            }
        }
    }
}
