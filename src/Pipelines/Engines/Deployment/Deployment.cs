using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment;

/// <summary>
/// Deploys the services of an application to Amazon ECS. In come task definitions (<see cref="ContainerFiles"/>); out goes a plan, made by
/// reading alone, and then a verdict on each service. <see cref="PlanText"/> shows the one,
/// <see cref="DeploymentText"/> the other.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html</remarks>
internal sealed class Deployment(EcsClient ecs, IProgressLog log, TimeProvider time, DeploymentOptions options)
{
    /// <summary>What the plan asks besides ECS.</summary>
    public PlanSources Sources { get; init; } = new();

    /// <summary>Looks at what runs, and says what will be done. Nothing is written.</summary>
    /// <exception cref="DefinitionException">The order of the services has a circle.</exception>
    /// <exception cref="ExecutionException">Something is in the way: all of it, with exit code 14.</exception>
    public Task<DeploymentPlan> PlanAsync(
        Application application, DeploymentEnvironment environment, IReadOnlyList<TaskDefinitionInput> inputs, CancellationToken cancellationToken) =>
        new DeploymentPlanner(ecs, Sources).PlanAsync(application, environment, inputs, cancellationToken);

    /// <summary>Does what the plan says, wave after wave, and waits for ECS's verdict on each.</summary>
    /// <exception cref="ExecutionException">ECS cannot be asked any more; what was begun goes on there.</exception>
    public async Task<DeploymentResult> ApplyAsync(DeploymentPlan plan, CancellationToken cancellationToken)
    {
        var refused = await new WorldCheck(ecs).RefusalsAsync(plan, cancellationToken);
        var registration = refused.Count > 0 ? new(new Dictionary<string, string>(), refused) : await Registration.OfAsync(ecs, log, plan, cancellationToken);
        if (registration.Refused.Count > 0)
        {
            return new(registration.Refused, [.. plan.Services.Select(service => service.Service).Where(service => registration.Refused.All(result => result.Plan.Service != service))]);
        }

        var done = new List<ServiceResult>();
        foreach (var services in plan.Waves)
        {
            done.AddRange(await new Wave(ecs, log, time, options, plan).RunAsync(services, registration.Definitions, cancellationToken));
            if (done.Any(result => result.Verdict.Outcome != Outcome.Succeeded))
            {
                break;
            }
        }

        var begun = done.Select(result => result.Plan.Service.Name).ToHashSet();
        return new(done, [.. plan.Services.Select(service => service.Service).Where(service => !begun.Contains(service.Name))]);
    }
}
