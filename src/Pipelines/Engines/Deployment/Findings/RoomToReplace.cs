namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Whether a rolling deployment has room: ECS rounds the maximum down and the minimum up.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html</remarks>
internal static class RoomToReplace
{
    /// <summary>A refusal when nothing could move, a warning when a task must be stopped before another can start.</summary>
    public static IEnumerable<Finding> Of(string service, int desired, int minimumHealthyPercent, int maximumPercent)
    {
        var most = (long)desired * maximumPercent / 100;
        var least = (((long)desired * minimumHealthyPercent) + 99) / 100;
        if (desired == 0 || most > desired)
        {
            yield break;
        }

        yield return least >= desired
            ? FindingsText.Deadlock(service, desired, minimumHealthyPercent, maximumPercent)
            : FindingsText.StopsFirst(service, desired, maximumPercent);
    }
}
