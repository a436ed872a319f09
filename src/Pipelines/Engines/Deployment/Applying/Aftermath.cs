using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Puts to each verdict what explains it; for what did not succeed also what runs now.</summary>
internal sealed class Aftermath(EcsClient ecs, StoppedTasks stopped, DeploymentOptions options, DeploymentPlan plan)
{
    /// <summary>The results.</summary>
    public async Task<IReadOnlyList<ServiceResult>> OfAsync(IReadOnlyList<(ServicePlan Plan, Watch Watch)> ended, CancellationToken cancellationToken)
    {
        var failed = ended.Where(one => one.Watch.Verdict!.Outcome != Outcome.Succeeded).Select(one => one.Plan.Service.Name).ToList();
        var services = await ServicesAsync(failed, cancellationToken);
        var results = new List<ServiceResult>();
        foreach (var (service, watch) in ended)
        {
            var result = new ServiceResult(service, watch.Verdict!)
            {
                TaskDefinition = watch.Binding.TaskDefinition,
                ServiceDeployment = watch.Binding.ServiceDeployment,
                Revision = watch.ServiceDeployment?.TargetRevision,
                Reason = watch.ServiceDeployment?.StatusReason ?? watch.Rollout?.StateReason,
            };
            results.Add(result.Verdict.Outcome == Outcome.Succeeded ? result : await ExplainedAsync(result, watch, services.GetValueOrDefault(service.Service.Name), cancellationToken));
        }

        return results;
    }

    private async Task<ServiceResult> ExplainedAsync(ServiceResult result, Watch watch, EcsService? after, CancellationToken cancellationToken)
    {
        var (service, tasks) = (result.Plan, stopped.Of(result.Plan.Service.Name));
        var events = Since(service, watch, after);
        var gaps = new List<string>();
        var log = await new LogTail(ecs, options).OfAsync(service, tasks, gaps, cancellationToken);
        var targets = await TargetsAsync(service, watch, gaps, cancellationToken);
        return result with
        {
            Cause = Diagnosis.Of(result.Reason, watch.ServiceDeployment?.Alarms ?? [], tasks, events, log),
            StoppedTasks = tasks,
            Log = log,
            Targets = targets,
            Events = [.. events.Take(options.EvidenceShown)],
            Gaps = gaps,
            After = after,
            ImageAfter = await ImageAsync(service, after, cancellationToken),
        };
    }

    // By ECS's own clock, and by what was there before: this machine's clock may be wrong.
    private static IReadOnlyList<EcsEvent> Since(ServicePlan service, Watch watch, EcsService? after)
    {
        var known = service.Seen.Events.Select(one => one.Id).ToHashSet();
        return [.. (after?.Events ?? []).Where(one => !known.Contains(one.Id) && !(watch.Binding.Began is { } began && one.At < began)).DistinctBy(one => one.Id)];
    }

    private async Task<IReadOnlyList<BalancerTarget>> TargetsAsync(ServicePlan service, Watch watch, List<string> gaps, CancellationToken cancellationToken)
    {
        // What never came to run was never asked by a load balancer.
        if (service.Seen.TargetGroups.Count == 0 || watch.Verdict!.Outcome is Outcome.Superseded or Outcome.Refused)
        {
            return [];
        }

        try
        {
            var targets = await ecs.UnhealthyTargetsAsync(service.Seen.TargetGroups, cancellationToken);
            return [.. targets.Take(options.EvidenceShown)];
        }
        catch (ExecutionException refused)
        {
            gaps.Add(refused.Message);
            return [];
        }
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
