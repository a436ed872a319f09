namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Where the containers' output goes: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html.</summary>
internal static class LogFindings
{
    /// <summary>Logs that nobody could read.</summary>
    public static IEnumerable<Finding> Of(TaskView task) => task.Containers.SelectMany(container => Of(task, container));

    private static IEnumerable<Finding> Of(TaskView task, ContainerView container)
    {
        var log = container.Json.Record("logConfiguration");
        if (log is null && task.IsFargate)
        {
            yield return container.Raise(DeploymentRules.NoLog, []);
        }

        if (log?.Text("logDriver") != "awslogs")
        {
            yield break;
        }

        var options = log.Pairs("options").ToDictionary(option => option.Name, option => option.Value);
        string[] needed = task.IsFargate ? ["awslogs-group", "awslogs-region", "awslogs-stream-prefix"] : ["awslogs-group", "awslogs-region"];
        foreach (var option in needed.Where(option => string.IsNullOrEmpty(options.GetValueOrDefault(option))))
        {
            yield return container.Raise(DeploymentRules.LogOption, ["logConfiguration", "options"], option);
        }

        if (options.GetValueOrDefault("awslogs-region") is { Length: > 0 } region && region != task.Environment.Region.Text)
        {
            yield return container.Raise(DeploymentRules.LogRegion, ["logConfiguration", "options", "awslogs-region"], region, task.Environment, task.Environment.Region);
        }
    }
}
