using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>What Fargate does not take: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-task-defs.</summary>
internal static class FargateFindings
{
    private const int MostSeconds = 120;

    private static readonly string[]
        OfTask = ["placementConstraints", "inferenceAccelerators"],
        OfContainer = ["disableNetworking", "dnsSearchDomains", "dnsServers", "dockerSecurityOptions", "extraHosts", "hostname", "links", "privileged"],
        OfLinux = ["devices", "sharedMemorySize", "tmpfs", "maxSwap", "swappiness"],
        OfVolume = ["host", "dockerVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration"],
        LogDrivers = ["awslogs", "awsfirelens", "splunk"];

    /// <summary>What is wrong with a task that says FARGATE; nothing for any other.</summary>
    public static IEnumerable<Finding> Of(TaskView task) => task.IsFargate
        ? [.. Network(task), .. FargateSize.Of(task), .. Task(task), .. task.Containers.SelectMany(Container)]
        : [];

    private static IEnumerable<Finding> Network(TaskView task)
    {
        if (task.NetworkMode != "awsvpc")
        {
            yield return task.Raise(DeploymentRules.FargateNeedsAwsvpc, ["networkMode"]);
        }

        if (task.System != "LINUX" && task.Architecture == "ARM64")
        {
            yield return task.Raise(DeploymentRules.WindowsOnArm, ["runtimePlatform", "cpuArchitecture"], task.System);
        }
    }

    private static IEnumerable<Finding> Task(TaskView task)
    {
        foreach (var member in OfTask.Where(member => Says(task.Json[member])))
        {
            yield return task.Raise(DeploymentRules.NotOnFargate, [member], member, "");
        }

        foreach (var member in new[] { "pidMode", "ipcMode" }.Where(member => task.Json.Text(member) is "host" || (member == "ipcMode" && task.Json.Text(member) is not null)))
        {
            yield return task.Raise(DeploymentRules.NotOnFargate, [member], $"{member} {task.Json.Text(member)}", "");
        }

        foreach (var (volume, index) in task.Json.Records("volumes").Select((volume, index) => (volume, index)))
        {
            foreach (var member in OfVolume.Where(member => member == "host" ? volume.Record("host")?.Text("sourcePath") is not null : Says(volume[member])))
            {
                yield return task.Raise(DeploymentRules.NotOnFargate, ["volumes", $"{index}", member], member, $" of volume '{volume.Text("name")}'");
            }
        }
    }

    private static IEnumerable<Finding> Container(ContainerView container)
    {
        if (container.Json.Number("stopTimeout") is > MostSeconds and var stop)
        {
            yield return container.Raise(DeploymentRules.StopTimeout, ["stopTimeout"], stop, MostSeconds);
        }

        if (container.Json.Number("startTimeout") is > MostSeconds and var start)
        {
            yield return container.Raise(DeploymentRules.StartTimeout, ["startTimeout"], start, MostSeconds);
        }

        var (of, linux) = ($" of container '{container.Name}'", container.Json.Record("linuxParameters"));
        foreach (var member in OfContainer.Where(member => Says(container.Json[member])))
        {
            yield return container.RaiseAs(DeploymentRules.NotOnFargate, [member], member, of);
        }

        foreach (var member in OfLinux.Where(member => linux is not null && Says(linux[member])))
        {
            yield return container.RaiseAs(DeploymentRules.NotOnFargate, ["linuxParameters", member], member, of);
        }

        foreach (var resource in container.Json.Records("resourceRequirements"))
        {
            yield return container.RaiseAs(DeploymentRules.NotOnFargate, ["resourceRequirements"], resource.Text("type") ?? "resourceRequirements", of);
        }

        if (container.Json.Record("logConfiguration")?.Text("logDriver") is { } driver && !LogDrivers.Contains(driver))
        {
            yield return container.RaiseAs(DeploymentRules.FargateLogDriver, ["logConfiguration", "logDriver"], driver);
        }
    }

    private static bool Says(JsonNode? node) => node switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonObject record => record.Count > 0,
        JsonValue value => !value.TryGetValue<bool>(out var flag) || flag,
        _ => true,
    };
}
