using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Puts to each verdict what explains it; for what did not succeed also what runs now.</summary>
internal sealed class Aftermath(EcsClient ecs, StoppedTasks stopped, DeploymentOptions options, DeploymentPlan plan)
{
    /// <summary>The results.</summary>
    public async Task<IReadOnlyList<ServiceResult>> OfAsync(IReadOnlyList<(ServicePlan Plan, Watch Watch)> ended, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var failed = ended.Where(one => one.Watch.Verdict!.Outcome != Outcome.Succeeded).Select(one => one.Plan.Service.Name).ToList();
        var services = await ServicesAsync(failed, cancellationToken);
        var results = new List<ServiceResult>();
        foreach (var (service, watch) in ended)
        {
            var after = services.GetValueOrDefault(service.Service.Name);
            results.Add(new(service, watch.Verdict!)
            {
                TaskDefinition = watch.Binding.TaskDefinition,
                Reason = watch.ServiceDeployment?.StatusReason ?? watch.Rollout?.StateReason,
                StoppedTasks = stopped.Of(service.Service.Name),
                Events = [.. (after?.Events ?? []).Where(one => one.At >= start).DistinctBy(one => one.Id).Take(options.EvidenceShown)],
                After = after,
                ImageAfter = await ImageAsync(service, after, cancellationToken),
            });
        }

        return results;
    }

    // The verdict stands, whether or not it can be explained.
    private async Task<Dictionary<string, EcsService>> ServicesAsync(List<string> names, CancellationToken cancellationToken)
    {
        try
        {
            return names.Count == 0 ? [] : (await ecs.DescribeServicesAsync(plan.Cluster, names, cancellationToken)).ToDictionary(service => service.Name);
        }
        catch (ExecutionException)
        {
            return [];
        }
    }

    private async Task<string?> ImageAsync(ServicePlan service, EcsService? after, CancellationToken cancellationToken)
    {
        if (after?.TaskDefinition is not { } arn)
        {
            return null;
        }

        try
        {
            return arn == service.Running.Arn ? service.RunningImage
                : await ecs.FindTaskDefinitionAsync(arn, cancellationToken) is { } definition ? ServicePlan.ImageOf(definition.Json, service.Service) : null;
        }
        catch (ExecutionException)
        {
            return null;
        }
    }
}
