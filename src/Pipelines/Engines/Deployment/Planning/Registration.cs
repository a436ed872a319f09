using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>
/// The task definitions of all services, registered before the first of them is updated: what ECS refuses, it refuses while nothing has moved.
/// </summary>
/// <param name="Definitions">The ARN for each service, by its name: registered now, or before.</param>
/// <param name="Refused">The services whose definition ECS did not take.</param>
internal sealed record Registration(IReadOnlyDictionary<string, string> Definitions, IReadOnlyList<ServiceResult> Refused)
{
    /// <summary>Registers, in the order of the plan, and stops at the first that is refused.</summary>
    public static async Task<Registration> OfAsync(EcsClient ecs, IProgressLog log, DeploymentPlan plan, CancellationToken cancellationToken)
    {
        var definitions = plan.Services.ToDictionary(
            service => service.Service.Name, service => service.Move == Move.Return ? service.Input.Registered!.Arn : service.Running.Arn);
        foreach (var service in plan.Services.Where(service => service.Move == Move.Replace))
        {
            try
            {
                definitions[service.Service.Name] = await ecs.RegisterTaskDefinitionAsync(service.Wanted, plan.TagsOf(service, definitions), cancellationToken);
                log.Info(DeploymentText.Registered(service.Service, definitions[service.Service.Name]));
            }
            catch (ExecutionException refused)
            {
                return new(definitions, [new(service, new(Outcome.Refused)) { Reason = refused.Message }]);
            }
        }

        return new(definitions, []);
    }
}
