using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>
/// A deployment that is tried again after it failed: what its first try registered is used, and not registered once more. In comes a plan, out goes one that
/// registers less, or the same one.
/// </summary>
internal sealed class Retry(EcsClient ecs)
{
    // How ECS words it in a service's events. They only say whether looking is worth a read: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
    private static readonly string[] Failures = ["deployment failed", "rolling back to deployment"];

    /// <summary>Looks for the revisions, where the history of a service tells of a failure: those of the others were registered before it failed.</summary>
    /// <exception cref="ExecutionException">ECS refused, or cannot be reached; exit code 14.</exception>
    public async Task<DeploymentPlan> OfAsync(DeploymentPlan plan, CancellationToken cancellationToken)
    {
        if (!plan.Services.Any(service => HasFailed(service.Seen)))
        {
            return plan;
        }

        var found = new Dictionary<Service, EcsTaskDefinition>();
        try
        {
            foreach (var service in plan.Services.Where(service => service.Move == Move.Replace))
            {
                if (await ecs.FindTaskDefinitionAsync(service.Input.Family, cancellationToken) is { IsActive: true } newest && IsTwin(newest, service))
                {
                    found[service.Service] = newest;
                }
            }
        }
        catch (ExecutionException unread)
        {
            throw PlanText.NotPlanned(plan.Application, plan.Environment, unread);
        }

        var retried = plan with { Waves = [.. plan.Waves.Select(wave => wave.Select(service => found.TryGetValue(service.Service, out var twin) ? Using(service, twin) : service).ToList())] };
        return retried.LastRegistered is not null || IsCarried(retried) ? retried : plan;
    }

    private static bool HasFailed(EcsService service) => service.Events.Any(one => Failures.Any(words => one.Message.Contains(words, StringComparison.Ordinal)));

    private static bool IsTwin(EcsTaskDefinition newest, ServicePlan service) =>
        newest.Arn != service.Running.Arn
        && ReleaseTags.OriginOf(newest.Tags)?.Revision == ReleaseTags.OriginOf(service.Input.Tags)?.Revision
        && DefinitionChanges.AreEqual(newest.Json, service.Wanted);

    private static ServicePlan Using(ServicePlan service, EcsTaskDefinition twin) =>
        service with { Move = Move.Return, IsRetry = true, Input = service.Input with { Registered = twin } };

    // When nothing is registered, nothing new can carry the record: one of the revisions must have it already, just as it would be written now.
    private static bool IsCarried(DeploymentPlan plan)
    {
        var definitions = plan.Services.Select(service => (service.Service, Definition: service.Input.Registered ?? service.Running)).ToList();
        var members = definitions.ToDictionary(one => one.Service.Name, one => one.Definition.Name);
        var before = ReleaseRecord.ReleaseThatRuns(plan) is { } release ? PlanText.Name(release.Carrier) : null;

        // While only a part of a release runs, the first try knew better what had run before.
        return definitions.Any(one => (before is null || ReleaseTags.FollowedBy(one.Definition.Tags) == before)
            && ReleaseTags.Read(plan.Application, one.Service, one.Definition) is { } carried && carried.Members.Count == members.Count && carried.Is(plan.Application, members));
    }
}
