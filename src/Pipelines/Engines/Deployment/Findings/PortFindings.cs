namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Ports of the containers, which with awsvpc share one network.</summary>
internal static class PortFindings
{
    /// <summary>Ports that clash, that nobody can use, or that are missing.</summary>
    public static IEnumerable<Finding> Of(TaskView task)
    {
        var mappings = task.Containers.SelectMany(container => container.Json.Records("portMappings").Select((mapping, index) =>
            (Container: container, Path: new[] { "portMappings", $"{index}" }, Port: mapping.Number("containerPort"), Host: mapping.Number("hostPort"), Protocol: mapping.Text("protocol") ?? "tcp", Name: mapping.Text("name")))).ToList();
        if (mappings.Count == 0)
        {
            yield return task.Raise(DeploymentRules.NoPort, ["containerDefinitions"]);
        }

        var sharesNetwork = task.NetworkMode is "awsvpc" or "host";
        foreach (var one in mappings)
        {
            if (sharesNetwork && one.Host is > 0 && one.Port is not null && one.Host != one.Port)
            {
                yield return one.Container.Raise(DeploymentRules.HostPort, [.. one.Path, "hostPort"], one.Host, one.Port, task.NetworkMode);
            }
            else if (task.NetworkMode == "bridge" && one.Host is > 0)
            {
                yield return one.Container.Raise(DeploymentRules.StaticHostPort, [.. one.Path, "hostPort"], one.Host);
            }
        }

        foreach (var same in mappings.Where(one => sharesNetwork && one.Port is not null).GroupBy(one => (one.Port, one.Protocol)).Where(same => same.Count() > 1))
        {
            var (first, second) = (same.First(), same.ElementAt(1));
            yield return second.Container.RaiseAs(DeploymentRules.PortTwice, second.Path, first.Container.Name, second.Container.Name, same.Key.Port, same.Key.Protocol);
        }

        foreach (var same in mappings.Where(one => one.Name is not null).GroupBy(one => one.Name).Where(same => same.Count() > 1))
        {
            yield return same.ElementAt(1).Container.RaiseAs(DeploymentRules.PortName, [.. same.ElementAt(1).Path, "name"], same.Key);
        }
    }
}
