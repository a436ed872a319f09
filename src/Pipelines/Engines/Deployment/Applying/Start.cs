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
        var answer = Sightings.Of(await AnswerAsync(service, definition, former, cancellationToken));
        var began = time.GetTimestamp();
        var pace = new Pace(options);

        // The answer itself may still be the old picture: a few more looks are allowed before that is believed.
        while (!Binding.HasStarted(answer, definition, former) && !StartsElsewhere(answer, former) && time.GetElapsedTime(began) < options.Patience)
        {
            pace = pace.Next(Nearness.Near);
            await Task.Delay(pace.Pause!.Value, time, cancellationToken);
            answer = await SeenAsync(name, cancellationToken) is { } look ? Sightings.Of(look) : answer;
        }

        return Binding.HasStarted(answer, definition, former) ? Binding.Of(definition, answer.Primary!, answer.CurrentServiceDeployment, former)
            // A strategy that shifts traffic may keep the former one PRIMARY for long: the service deployment tells.
            : StartsElsewhere(answer, former) ? new Binding(definition, null, answer.CurrentServiceDeployment, former)
            // No new deployment, because the service had the definition by then: somebody else's of just that is as good.
            : service.Move != Move.Restart && answer.Primary is { } primary && primary.TaskDefinition == definition ? Binding.Of(definition, primary, answer.CurrentServiceDeployment, former)
            : null;
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
            if (await SeenAsync(name, cancellationToken) is { } after && Binding.HasStarted(Sightings.Of(after), definition, former))
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
            return await ecs.LookAtServicesAsync(cluster, [name], cancellationToken) is [var service, ..] ? service : null;
        }
        catch (ExecutionException)
        {
            // A look that failed says nothing about the update.
            return null;
        }
    }

    private static bool StartsElsewhere(ServiceSighting service, Former former) =>
        service.CurrentServiceDeployment is { } current && current != former.ServiceDeployment && service.Primary?.Id == former.Rollout && former.Rollout is not null;
}
