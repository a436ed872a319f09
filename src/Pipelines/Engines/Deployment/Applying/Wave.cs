using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>One wave of a deployment: services that are begun together and waited for together.</summary>
internal sealed class Wave(EcsClient ecs, IWatchLog log, TimeProvider time, DeploymentOptions options, DeploymentPlan plan)
{
    /// <summary>Begins each service and waits for all.</summary>
    /// <param name="services">The services.</param>
    /// <param name="definitionOf">The ARN of the definition that a service shall run.</param>
    /// <param name="cancellationToken">Ends the waiting; with <see cref="DeploymentOptions.RollbackOnCancel"/> ECS then puts back what ran.</param>
    /// <returns>The verdicts, in the order of <paramref name="services"/>.</returns>
    public async Task<IReadOnlyList<ServiceResult>> RunAsync(IReadOnlyList<ServicePlan> services, Func<ServicePlan, string> definitionOf, CancellationToken cancellationToken)
    {
        var ended = new List<ServiceResult>();
        var begun = new List<Begun>();
        var wait = new Wait(ecs, log, time, options, plan);
        try
        {
            foreach (var service in services)
            {
                await BeginAsync(service, definitionOf(service), begun, ended, cancellationToken);
            }

            ended.AddRange(await wait.ForAsync(begun, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var open = wait.HasBegun ? wait.Open : [.. begun.Select(one => (one.Plan.Service.Name, new Watch(one.Binding, options)))];
            var left = await new Stop(ecs, log, options).CancelledAsync(open);
            if (left.Count > 0)
            {
                log.Warning(ResultText.GoesOn(plan, left));
            }

            throw;
        }

        return [.. services.SelectMany(service => ended.Where(result => result.Plan == service))];
    }

    private async Task BeginAsync(ServicePlan service, string definition, List<Begun> begun, List<ServiceResult> ended, CancellationToken cancellationToken)
    {
        if (service.Move == Move.Nothing)
        {
            var circumstance = service.Seen.Desired == 0 ? Circumstance.NothingRunning : Circumstance.NoChange;
            ended.Add(new(service, new(Outcome.Succeeded, circumstance)) { TaskDefinition = definition });
            return;
        }

        if (service.Move == Move.Follow)
        {
            log.Info(ResultText.Follows(service.Service, definition));
            begun.Add(new(service, Start.Follow(service)));
            return;
        }

        try
        {
            var binding = await new Start(ecs, time, options, plan.Cluster).UpdateAsync(service, definition, cancellationToken);
            log.Info(ResultText.Updated(service.Service, definition));
            if (binding is not null)
            {
                begun.Add(new(service, binding));
            }
            else
            {
                ended.Add(new(service, new(Outcome.NeverStarted)) { TaskDefinition = definition, Reason = ResultText.NothingStarted });
            }
        }
        catch (ExecutionException refused)
        {
            ended.Add(new(service, new(Outcome.Refused)) { Reason = refused.Message });
        }
    }
}

/// <summary>A service whose deployment goes on in ECS.</summary>
internal sealed record Begun(ServicePlan Plan, Binding Binding);
