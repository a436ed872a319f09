using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Starts the deployment of one service, or joins the one under way, and binds to it: even when the answer is old, or lost.</summary>
internal sealed class Start(EcsClient ecs, TimeProvider time, DeploymentOptions options, string cluster)
{
    /// <summary>Updates the service.</summary>
    /// <returns>What to watch; null when ECS accepted the update and shows no deployment of it.</returns>
    /// <exception cref="ExecutionException">ECS refused, and the service shows no deployment of the definition.</exception>
    public async Task<Binding?> UpdateAsync(ServicePlan service, string definition, CancellationToken cancellationToken)
    {
        var (seen, name) = (service.Seen, service.Service.Name);
        var former = new Former(seen.TaskDefinition!, seen.Primary?.Id, seen.CurrentServiceDeployment);
        var answer = await AnswerAsync(service, definition, former, cancellationToken);
        TimeSpan? pause = null;

        // The answer itself may still be the old picture: a few more looks are allowed before that is believed.
        for (var look = 1; look < options.LooksToBelieve && !HasStarted(answer, definition, former); look++)
        {
            pause = Pace.After(pause, nearTheEnd: true, options);
            await Task.Delay(pause.Value, time, cancellationToken);
            answer = await SeenAsync(name, cancellationToken) ?? answer;
        }

        return HasStarted(answer, definition, former) ? Binding.Of(definition, Sightings.Of(answer.Primary!), answer.CurrentServiceDeployment, former) : null;
    }

    /// <summary>Binds to the deployment that is under way. What ran before is what that one replaces.</summary>
    public static Binding Follow(ServicePlan service)
    {
        var (seen, definition) = (service.Seen, service.Running.Arn);
        var replaced = seen.Deployments.FirstOrDefault(deployment => deployment.Status == "ACTIVE");
        var hidden = service.Followed is null ? seen.CurrentServiceDeployment : null;
        return Binding.Of(definition, Sightings.Of(seen.Primary!), seen.CurrentServiceDeployment, new(replaced?.TaskDefinition ?? definition, replaced?.Id, hidden));
    }

    private async Task<EcsService> AnswerAsync(ServicePlan service, string definition, Former former, CancellationToken cancellationToken)
    {
        var name = service.Service.Name;
        try
        {
            return service.Move == Move.Restart
                ? await ecs.RestartServiceAsync(cluster, name, definition, cancellationToken)
                : await ecs.UpdateServiceAsync(cluster, name, definition, cancellationToken);
        }
        catch (ExecutionException)
        {
            // Refused, or done and only the answer was lost: the service knows.
            if (await SeenAsync(name, cancellationToken) is { } after && HasStarted(after, definition, former))
            {
                return after;
            }

            throw;
        }
    }

    private async Task<EcsService?> SeenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ecs.DescribeServicesAsync(cluster, [name], cancellationToken) is [var service, ..] ? service : null;
        }
        catch (ExecutionException)
        {
            // A look that failed says nothing about the update.
            return null;
        }
    }

    // A definition that is there already says nothing: only another deployment does.
    private static bool HasStarted(EcsService service, string definition, Former former) =>
        service.Primary is { } primary && primary.TaskDefinition == definition && primary.Id != former.Rollout;
}
