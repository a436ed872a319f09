using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Looks at ECS, for all services of a wave at once, until there is a verdict on each.</summary>
internal sealed class Wait(EcsClient ecs, IProgressLog log, TimeProvider time, DeploymentOptions options, DeploymentPlan plan)
{
    private readonly StoppedTasks _stopped = new(ecs, log, time, options, plan.Cluster);
    private readonly Dictionary<string, string> _shown = [];
    private bool _refusalSaid;
    private int _failedLooks;

    /// <summary>The verdicts, each with what explains it.</summary>
    public async Task<IReadOnlyList<ServiceResult>> ForAsync(IReadOnlyList<Begun> begun, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var watches = begun.ToDictionary(one => one.Plan.Service.Name, one => new Watch(one.Binding, options));
        var began = time.GetTimestamp();
        TimeSpan? pause = null;
        while (watches.Values.Any(watch => watch.Verdict is null))
        {
            pause = Pace.After(pause, watches.Values.Any(watch => watch.Verdict is null && watch.IsNearTheEnd), options);
            await Task.Delay(pause.Value, time, cancellationToken);
            foreach (var (name, sighting) in await LookAsync(watches, time.GetElapsedTime(began), cancellationToken))
            {
                watches[name] = watches[name].Next(sighting);
                Show(name, watches[name]);
                await _stopped.CollectAsync(name, watches[name], cancellationToken);
            }
        }

        return await new Aftermath(ecs, _stopped, options, plan).OfAsync([.. begun.Select(one => (one.Plan, watches[one.Plan.Service.Name]))], start, cancellationToken);
    }

    private async Task<List<(string Name, Sighting Sighting)>> LookAsync(Dictionary<string, Watch> watches, TimeSpan at, CancellationToken cancellationToken)
    {
        var open = watches.Where(pair => pair.Value.Verdict is null).ToList();
        try
        {
            var asks = open.Select(pair => pair.Value.Asks).OfType<string>().ToList();
            var shown = asks.Count == 0 ? [] : await ecs.FindServiceDeploymentsAsync(asks, cancellationToken);
            SayRefusal(shown);
            var deployments = (shown ?? []).ToDictionary(deployment => deployment.Arn, Sightings.Of);
            ServiceDeploymentSighting? Shown(Watch watch) => watch.Asks is { } arn ? deployments.GetValueOrDefault(arn) : null;

            var names = open.Where(pair => pair.Value.NeedsService(Shown(pair.Value))).Select(pair => pair.Key).ToList();
            var services = names.Count == 0 ? [] : (await ecs.DescribeServicesAsync(plan.Cluster, names, cancellationToken)).ToDictionary(service => service.Name, Sightings.Of);
            _failedLooks = 0;
            return [.. open.Select(pair => (pair.Key, new Sighting(at, Shown(pair.Value), services.GetValueOrDefault(pair.Key), Readable: shown is not null)))];
        }
        catch (ExecutionException blind) when (++_failedLooks < options.LooksToBelieve)
        {
            // ECS goes on without us; one look that failed is no verdict.
            log.Warning(DeploymentText.LookFailed(blind));
            return [.. open.Where(_ => at >= options.Timeout).Select(pair => (pair.Key, new Sighting(at, null, null)))];
        }
    }

    private void SayRefusal(IReadOnlyList<EcsServiceDeployment>? shown)
    {
        if (shown is null && !_refusalSaid)
        {
            _refusalSaid = true;
            log.Warning(DeploymentText.FallsBack);
        }
    }

    private void Show(string name, Watch watch)
    {
        var line = DeploymentText.Progress(name, watch);
        if (line.Length > 0 && _shown.GetValueOrDefault(name) != line)
        {
            _shown[name] = line;
            log.Info(line);
        }
    }
}
