using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>One wave of a deployment: services that are begun together and waited for together.</summary>
internal sealed class Wave(EcsClient ecs, IProgressLog log, TimeProvider time, DeploymentOptions options, DeploymentPlan plan)
{
    /// <summary>Begins each service, unless one of them is no longer what the plan saw, and waits for all.</summary>
    /// <param name="services">The services of the wave.</param>
    /// <param name="definitions">The ARN of the task definition that each gets, by the service's name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The verdicts; of a service that was not begun there is none.</returns>
    public async Task<IReadOnlyList<ServiceResult>> RunAsync(
        IReadOnlyList<ServicePlan> services, IReadOnlyDictionary<string, string> definitions, CancellationToken cancellationToken)
    {
        var start = time.GetUtcNow();
        Dictionary<string, EcsService> now;
        try
        {
            now = (await ecs.DescribeServicesAsync(plan.Cluster, [.. services.Select(service => service.Service.Name)], cancellationToken)).ToDictionary(service => service.Name);
        }
        catch (ExecutionException unread)
        {
            // The verdicts on earlier waves stand.
            return [.. services.Select(service => new ServiceResult(service, new(Outcome.Refused)) { Reason = unread.Message })];
        }

        var moved = services.Where(service => HasMoved(service.Seen, now.GetValueOrDefault(service.Service.Name))).ToList();
        if (moved.Count > 0)
        {
            return [.. moved.Select(service => new ServiceResult(service, new(Outcome.Refused, Circumstance.WorldMoved)) { After = now.GetValueOrDefault(service.Service.Name) })];
        }

        var (begun, ended) = await BeginAsync(services, definitions, cancellationToken);
        if (begun.Count > 0)
        {
            try
            {
                ended.AddRange(await new Wait(ecs, log, time, options, plan).ForAsync(begun, start, cancellationToken));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                log.Warning(DeploymentText.GoesOn(plan, begun.Select(one => one.Plan.Service)));
                throw;
            }
            catch (ExecutionException)
            {
                log.Warning(DeploymentText.GoesOn(plan, begun.Select(one => one.Plan.Service)));
                throw;
            }
        }

        return [.. services.SelectMany(service => ended.Where(result => result.Plan == service))];
    }

    private static bool HasMoved(EcsService seen, EcsService? now) =>
        now is null || now.Status != "ACTIVE" || now.TaskDefinition != seen.TaskDefinition || now.Primary?.Id != seen.Primary?.Id;

    private async Task<(List<Begun> Begun, List<ServiceResult> Ended)> BeginAsync(
        IReadOnlyList<ServicePlan> services, IReadOnlyDictionary<string, string> definitions, CancellationToken cancellationToken)
    {
        var (begun, ended) = (new List<Begun>(), new List<ServiceResult>());
        foreach (var service in services)
        {
            if (service.Move == Move.Nothing)
            {
                ended.Add(Unchanged(service));
                continue;
            }

            var definition = definitions[service.Service.Name];
            try
            {
                if (await BeginAsync(service, definition, cancellationToken) is { } binding)
                {
                    begun.Add(new(service, binding));
                }
                else
                {
                    ended.Add(new(service, new(Outcome.NeverStarted)) { TaskDefinition = definition, Reason = DeploymentText.NothingStarted });
                }
            }
            catch (ExecutionException refused)
            {
                ended.Add(new(service, new(Outcome.Refused)) { Reason = refused.Message });
            }
        }

        return (begun, ended);
    }

    private static ServiceResult Unchanged(ServicePlan service) =>
        new(service, new(Outcome.Succeeded, service.Seen.Desired == 0 ? Circumstance.NothingRunning : Circumstance.NoChange)) { TaskDefinition = service.Running.Arn };

    // Null when ECS shows no deployment of what it accepted.
    private async Task<Binding?> BeginAsync(ServicePlan service, string definition, CancellationToken cancellationToken)
    {
        if (service.Move == Move.Follow)
        {
            log.Info(DeploymentText.Follows(service.Service, definition));
            return Start.Follow(service);
        }

        var binding = await new Start(ecs, time, options, plan.Cluster).UpdateAsync(service, definition, cancellationToken);
        log.Info(DeploymentText.Updated(service.Service, definition));
        return binding;
    }
}

/// <summary>A service whose deployment goes on in ECS.</summary>
internal sealed record Begun(ServicePlan Plan, Binding Binding);
