namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Volumes of the task against the mounts of the containers.</summary>
internal static class VolumeFindings
{
    /// <summary>What has no other end.</summary>
    public static IEnumerable<Finding> Of(TaskView task)
    {
        var volumes = task.Json.Records("volumes").Select((volume, index) => (Name: volume.Text("name") ?? "", Index: index)).ToList();
        var mounts = task.Containers.SelectMany(container => container.Json.Records("mountPoints").Select((mount, index) => (Container: container, Volume: mount.Text("sourceVolume") ?? "", Index: index))).ToList();
        foreach (var mount in mounts.Where(mount => volumes.All(volume => volume.Name != mount.Volume)))
        {
            yield return mount.Container.Raise(DeploymentRules.NoVolume, ["mountPoints", $"{mount.Index}"], mount.Volume);
        }

        foreach (var volume in volumes.Where(volume => mounts.All(mount => mount.Volume != volume.Name)))
        {
            yield return task.Raise(DeploymentRules.UnusedVolume, ["volumes", $"{volume.Index}"], volume.Name);
        }

        foreach (var container in task.Containers)
        {
            foreach (var other in container.Json.Records("volumesFrom").Select(from => from.Text("sourceContainer") ?? "").Where(other => task.Find(other) is null))
            {
                yield return container.Raise(DeploymentRules.NoVolumesFrom, ["volumesFrom"], other);
            }
        }
    }
}
