using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>Looks just before the first write whether the services are still what the plan saw. Nothing is written.</summary>
internal sealed class WorldCheck(EcsClient ecs)
{
    /// <summary>The refusals; none when nothing moved.</summary>
    public async Task<IReadOnlyList<ServiceResult>> RefusalsAsync(DeploymentPlan plan, CancellationToken cancellationToken)
    {
        if (plan.WritesNothing)
        {
            return [];
        }

        try
        {
            var services = await ecs.DescribeServicesAsync(plan.Cluster, [.. plan.Services.Select(service => service.Service.Name)], cancellationToken);
            return [.. plan.Services.SelectMany(service => Refusals(service, services.FirstOrDefault(one => one.Name == service.Service.Name)))];
        }
        catch (ExecutionException unread)
        {
            return [.. plan.Services.Select(service => new ServiceResult(service, new(Outcome.Refused)) { Reason = unread.Message })];
        }
    }

    private static IEnumerable<ServiceResult> Refusals(ServicePlan plan, EcsService? now) =>
        Move(plan.Service.Name, plan.Seen, now) is { } move ? [new(plan, new(Outcome.Refused, Circumstance.WorldMoved)) { After = now, Reason = move }] : [];

    private static string? Move(string name, EcsService seen, EcsService? now) =>
        now is not { Status: "ACTIVE" } ? PlanText.ServiceIsGone(name, now?.Status)
        : now.TaskDefinition != seen.TaskDefinition ? PlanText.OtherDefinition(name, seen.TaskDefinition, now.TaskDefinition)
        : now.Primary?.Id != seen.Primary?.Id ? PlanText.OtherDeployment(name, seen.Primary?.Id, now.Primary?.Id)
        : null;
}
