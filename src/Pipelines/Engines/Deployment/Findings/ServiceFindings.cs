using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>What is wrong with the service that is to get a task definition, alone and together with it. A pure function.</summary>
internal static class ServiceFindings
{
    private static readonly string[] LargeSizes = ["8192", "16384"], OldPlatforms = ["1.0.0", "1.1.0", "1.2.0", "1.3.0"];

    /// <summary>True when a deployment can update the service.</summary>
    public static bool IsDeployable(EcsService? service, EcsCluster cluster) =>
        service is { Status: "ACTIVE", Controller: "ECS", TaskDefinition: not null } && !IsElsewhere(service, cluster);

    /// <summary>The cluster, which must be there, active, and the environment's.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="cluster">The cluster; null when there is none.</param>
    /// <param name="environment">Whose it must be.</param>
    public static IEnumerable<Finding> OfCluster(string name, EcsCluster? cluster, DeploymentEnvironment environment)
    {
        if (cluster is not { Status: "ACTIVE" })
        {
            yield return DeploymentRules.NoCluster.At($"cluster {name}", cluster is null ? $"there is none of that name in {environment.Account}, {environment.Region}" : $"it is {cluster.Status}", environment);
        }
        else if (ArnParts.Find(cluster.Arn) is { } arn && (arn.Account != environment.Account.Text || arn.Region != environment.Region.Text))
        {
            yield return DeploymentRules.ClusterElsewhere.At($"cluster {name}", arn.Account, arn.Region, environment, environment.Account, environment.Region);
        }
    }

    /// <summary>The service alone.</summary>
    public static IEnumerable<Finding> Of(string name, EcsService? service, EcsCluster cluster, DeploymentEnvironment environment) => service switch
    {
        null => [DeploymentRules.NoService.At(name, $"cluster {cluster.Name} has no such service")],
        _ when IsElsewhere(service, cluster) => [DeploymentRules.ServiceElsewhere.At(name, service.Cluster, environment)],
        { Status: not "ACTIVE" } => [DeploymentRules.NoService.At(name, $"the service in cluster {cluster.Name} is {service.Status}")],
        { Controller: not "ECS" } => [DeploymentRules.OtherController.At(name, service.Controller)],
        { TaskDefinition: null } => [DeploymentRules.OtherController.At(name, "task sets")],
        _ => Running(service),
    };

    /// <summary>The service together with the task definition that it is to get.</summary>
    public static IEnumerable<Finding> Of(TaskDefinitionInput input, EcsService service, DeploymentEnvironment environment)
    {
        var task = new TaskView(input, environment);
        if (service.LaunchType is { } type && task.Json.Texts("requiresCompatibilities") is { Count: > 0 } named && !named.Contains(type))
        {
            yield return task.Raise(DeploymentRules.NoFargateDefinition, ["requiresCompatibilities"], type, string.Join(", ", named));
        }

        if (task.NetworkMode == "awsvpc" && service is { HasSubnets: false, LaunchType: not null })
        {
            yield return task.Raise(DeploymentRules.NoNetwork, ["networkMode"]);
        }

        if (service.PlatformVersion is { } version && OldPlatforms.Contains(version) && task.Json.Text("cpu") is { } cpu && LargeSizes.Contains(cpu))
        {
            yield return task.Raise(DeploymentRules.OldPlatform, ["cpu"], cpu, version);
        }

        foreach (var finding in BalancerFindings.Of(task, service))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Running(EcsService service) =>
    [
        .. service.Desired == 0 && service.Scheduling != "DAEMON" ? [DeploymentRules.NothingDesired.At(service.Name)] : Array.Empty<Finding>(),
        .. RoomToReplace.Of(service),
        .. service.HasCircuitBreaker || service.Scheduling == "DAEMON" ? [] : new[] { DeploymentRules.NoBreaker.At(service.Name) },
    ];

    private static bool IsElsewhere(EcsService service, EcsCluster cluster) =>
        service.Cluster is { } arn && ArnParts.Find(arn) is not null && ArnParts.Find(cluster.Arn) is not null && arn != cluster.Arn;
}
