using Pipelines.Clients.Aws;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>
/// The definitions of all services, registered before the first service changes: what ECS would refuse for a later one must not stop a
/// deployment half-way.
/// </summary>
internal sealed class Registrations(EcsClient ecs, IProgressLog log, DeploymentPlan plan)
{
    private readonly Dictionary<string, string> _definitions = [];

    /// <summary>The ARN of the definition that a service shall run.</summary>
    public string Of(ServicePlan service) => _definitions.GetValueOrDefault(service.Service.Name)
        ?? (service.Move == Move.Return ? service.Input.Registered!.Arn : service.Running.Arn);

    /// <summary>Registers what is to be registered, unless a service is no longer what the plan saw.</summary>
    /// <returns>The services that are in the way; none when all is ready.</returns>
    public async Task<IReadOnlyList<ServiceResult>> RegisterAsync(CancellationToken cancellationToken)
    {
        var refused = new List<ServiceResult>(await Moved.OfAsync(ecs, plan.Cluster, [.. plan.Services], cancellationToken));
        foreach (var service in plan.Services.Where(service => service.Move == Move.Replace && refused.Count == 0))
        {
            try
            {
                var definition = _definitions[service.Service.Name] = await ecs.RegisterTaskDefinitionAsync(service.Wanted, service.Input.Tags, cancellationToken);
                log.Info(ResultText.Registered(service.Service, definition));
            }
            catch (ExecutionException refusal)
            {
                refused.Add(new(service, new(Outcome.Refused)) { Reason = refusal.Message });
            }
        }

        return refused;
    }
}
