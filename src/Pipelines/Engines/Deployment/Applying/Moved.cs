using Pipelines.Clients.Aws;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Looks whether services are still what the plan saw.</summary>
internal static class Moved
{
    /// <summary>Those that are not, or cannot be read; none when all are.</summary>
    public static async Task<IReadOnlyList<ServiceResult>> OfAsync(EcsClient ecs, string cluster, IReadOnlyList<ServicePlan> services, CancellationToken cancellationToken)
    {
        Dictionary<string, EcsService> now;
        try
        {
            now = (await ecs.DescribeServicesAsync(cluster, [.. services.Select(service => service.Service.Name)], cancellationToken)).ToDictionary(service => service.Name);
        }
        catch (ExecutionException unread)
        {
            // The verdicts on earlier waves stand.
            return [.. services.Select(service => new ServiceResult(service, new(Outcome.Refused)) { Reason = unread.Message })];
        }

        return
        [
            .. from service in services
               let found = now.GetValueOrDefault(service.Service.Name)
               where Has(service.Seen, found)
               select new ServiceResult(service, new(Outcome.Refused, Circumstance.WorldMoved)) { After = found },
        ];
    }

    private static bool Has(EcsService seen, EcsService? now) =>
        now is null || now.Status != "ACTIVE" || now.TaskDefinition != seen.TaskDefinition || now.Primary?.Id != seen.Primary?.Id;
}
