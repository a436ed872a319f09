using System.Globalization;
using Pipelines.Clients.Aws;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>The task definition against the load balancers of the service. Pure functions.</summary>
internal static class BalancerFindings
{
    /// <summary>What the service itself shows of its load balancers.</summary>
    public static IEnumerable<Finding> Of(TaskView task, EcsService service)
    {
        foreach (var balancer in service.LoadBalancers)
        {
            if (task.Find(balancer.Container) is not { } container)
            {
                yield return task.Raise(DeploymentRules.NoBalancedContainer, ["containerDefinitions"], balancer.Container);
            }
            else if (!Listens(container, balancer.Port))
            {
                var ports = container.Ports.Select(port => port.Port.ToString(CultureInfo.InvariantCulture)).ToList();
                yield return container.Raise(DeploymentRules.NoBalancedPort, ["portMappings"], balancer.Port, ports.Count == 0 ? "no port" : string.Join(", ", ports));
            }
            else if (HealthFindings.LongestStart(container) is { } longest && (service.GracePeriod ?? 0) < longest)
            {
                yield return container.RaiseAs(DeploymentRules.GracePeriod, ["healthCheck"], service.GracePeriod ?? 0, container.Name, longest);
            }
            else if (service.GracePeriod is null or 0)
            {
                yield return container.RaiseAs(DeploymentRules.NoGracePeriod, []);
            }
        }
    }

    /// <summary>What the target groups show besides.</summary>
    public static IEnumerable<Finding> Of(TaskView task, EcsService service, IReadOnlyList<TargetGroup> groups)
    {
        foreach (var (balancer, group) in service.LoadBalancers.Join(groups, balancer => balancer.TargetGroup, group => group.Arn, (balancer, group) => (balancer, group)))
        {
            var needed = task.NetworkMode == "awsvpc" ? "ip" : "instance";
            if (group.TargetType is "ip" or "instance" && group.TargetType != needed)
            {
                yield return task.Raise(DeploymentRules.TargetType, ["networkMode"], group.Name, group.TargetType, task.NetworkMode, needed);
            }

            if (task.Find(balancer.Container) is not { } container)
            {
                continue;
            }

            if (int.TryParse(group.HealthCheckPort, CultureInfo.InvariantCulture, out var port) && task.NetworkMode == "awsvpc" && !task.Containers.Any(one => Listens(one, port)))
            {
                yield return container.RaiseAs(DeploymentRules.TargetPort, ["portMappings"], group.Name, port, container.Name);
            }

            if (group.DeregistrationDelay is { } delay && (container.Json.Number("stopTimeout") ?? 30) is var stop && stop < Math.Min(delay, 120))
            {
                yield return container.Raise(DeploymentRules.Draining, ["stopTimeout"], stop, group.Name, delay);
            }
        }
    }

    private static bool Listens(ContainerView container, int port) =>
        container.Ports.Any(one => one.Port == port)
        || container.Json.Records("portMappings").Any(mapping => mapping.Text("containerPortRange")?.Split('-') is [var first, var last]
            && int.TryParse(first, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, CultureInfo.InvariantCulture, out var to) && port >= from && port <= to);
}
