using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Looks at ECS, for all services of a wave at once, until there is a verdict on each.</summary>
internal sealed class Wait(EcsClient ecs, IWatchLog log, TimeProvider time, DeploymentOptions options, DeploymentPlan plan)
{
    private readonly StoppedTasks _stopped = new(ecs, log, time, options, plan.Cluster);
    private readonly Looks _looks = new(ecs, log, plan.Cluster);
    private readonly Stop _stop = new(ecs, log, options);
    private Dictionary<string, Watch> _watches = [];

    /// <summary>The services that have no verdict yet.</summary>
    public IReadOnlyList<(string Service, Watch Watch)> Open => [.. _watches.Where(one => one.Value.Verdict is null).Select(one => (one.Key, one.Value))];

    /// <summary>True once services are waited for.</summary>
    public bool HasBegun => _watches.Count > 0;

    /// <summary>The verdicts, each with what explains it.</summary>
    public async Task<IReadOnlyList<ServiceResult>> ForAsync(IReadOnlyList<Begun> begun, CancellationToken cancellationToken)
    {
        if (begun.Count == 0)
        {
            return [];
        }

        _watches = begun.ToDictionary(one => one.Plan.Service.Name, one => new Watch(one.Binding, options));
        await log.DuringAsync([.. begun.Select(one => one.Plan.Service.Name)], async () =>
        {
            var began = time.GetTimestamp();
            for (var pace = new Pace(options); Open.Count > 0;)
            {
                pace = pace.Next(Open.Max(one => one.Watch.Nearness));
                await Task.Delay(pace.Pause!.Value, time, cancellationToken);
                await LookAsync(time.GetElapsedTime(began), cancellationToken);
            }

            return _watches;
        });
        return await new Aftermath(ecs, _stopped, options, plan).OfAsync([.. begun.Select(one => (one.Plan, _watches[one.Plan.Service.Name]))], cancellationToken);
    }

    private async Task LookAsync(TimeSpan at, CancellationToken cancellationToken)
    {
        var open = Open.ToDictionary(one => one.Service, one => one.Watch);
        var sightings = await _looks.LookAsync(open, at, cancellationToken);
        foreach (var (name, watch) in open)
        {
            var next = sightings.TryGetValue(name, out var sighting) ? watch.Next(sighting) : watch.NextBlind(at);
            if (next.NeedsProof && await _looks.DefinitionOfAsync(next.ServiceDeployment!.TargetRevision!, cancellationToken) is { } definition && definition != next.Binding.TaskDefinition)
            {
                next = next.Disowned();
            }

            if (next.IsHopeless)
            {
                next = next.AfterStop(await _stop.HopelessAsync(name, next, cancellationToken));
            }

            _watches[name] = next;
            log.Show(ResultText.ProgressOf(name, next, at));
            await _stopped.CollectAsync(name, next, cancellationToken);
        }
    }
}
