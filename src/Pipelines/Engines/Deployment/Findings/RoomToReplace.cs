using Pipelines.Clients.Aws;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Whether a rolling deployment has room: ECS rounds the maximum down and the minimum up.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html</remarks>
internal static class RoomToReplace
{
    /// <summary>A refusal when nothing could move; a warning when a task must be stopped before another can start.</summary>
    public static IEnumerable<Finding> Of(EcsService service) => service switch
    {
        { Desired: 0 } => [],
        { Scheduling: "DAEMON" } => service.MaximumPercent <= 100 ? [DeploymentRules.DaemonStopsFirst.At(service.Name, service.MaximumPercent)] : [],
        _ => Of(service.Name, service.Desired, service.MinimumHealthyPercent, service.MaximumPercent),
    };

    private static IEnumerable<Finding> Of(string service, int desired, int minimumHealthyPercent, int maximumPercent)
    {
        var most = (long)desired * maximumPercent / 100;
        var least = (((long)desired * minimumHealthyPercent) + 99) / 100;
        if (most <= desired)
        {
            yield return least >= desired
                ? DeploymentRules.Deadlock.At(service, Tasks(desired), minimumHealthyPercent, maximumPercent)
                : DeploymentRules.StopsFirst.At(service, Tasks(desired), maximumPercent);
        }

        if (least == 0)
        {
            yield return DeploymentRules.StopsAll.At(service, Tasks(desired), minimumHealthyPercent);
        }
    }

    private static string Tasks(int count) => count == 1 ? "1 task" : $"{count} tasks";
}
