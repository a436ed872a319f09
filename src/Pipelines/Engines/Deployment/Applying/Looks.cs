using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Looks at ECS for all open services at once: one call for their deployments, and one for the services where that is not enough.</summary>
internal sealed class Looks(EcsClient ecs, IProgressLog log, string cluster)
{
    private readonly HashSet<string> _said = [];

    /// <summary>What was seen, by service; a service of which nothing could be read is not among it.</summary>
    public async Task<IReadOnlyDictionary<string, Sighting>> LookAsync(IReadOnlyDictionary<string, Watch> open, TimeSpan at, CancellationToken cancellationToken)
    {
        var asks = open.Values.Select(watch => watch.Asks).OfType<string>().ToList();
        var (answered, shown) = asks.Count == 0 ? (true, []) : await TryAsync(() => ecs.LookAtServiceDeploymentsAsync(asks, cancellationToken));
        var readable = !answered || shown is not null;
        if (!readable && _said.Add("fallback"))
        {
            log.Warning(ResultText.FallsBack);
        }

        var deployments = (shown ?? []).DistinctBy(deployment => deployment.Arn).ToDictionary(deployment => deployment.Arn, Sightings.Of);
        ServiceDeploymentSighting? Shown(Watch watch) => watch.Asks is { } arn ? deployments.GetValueOrDefault(arn) : null;

        var names = open.Where(one => one.Value.NeedsService(Shown(one.Value), at)).Select(one => one.Key).ToList();
        var (read, services) = names.Count == 0 ? (true, []) : await TryAsync<IReadOnlyList<EcsService>>(async () => await ecs.LookAtServicesAsync(cluster, names, cancellationToken));
        var byName = (services ?? []).ToDictionary(service => service.Name, Sightings.Of);
        return open
            .Where(one => Shown(one.Value) is not null || (read && (answered || byName.ContainsKey(one.Key))))
            .ToDictionary(one => one.Key, one => new Sighting(at, Shown(one.Value), byName.GetValueOrDefault(one.Key), readable));
    }

    /// <summary>The task definition of a service revision; null where ECS does not say.</summary>
    public async Task<string?> DefinitionOfAsync(string revision, CancellationToken cancellationToken) =>
        (await TryAsync(() => ecs.FindServiceRevisionsAsync([revision], cancellationToken))).Value is [var found, ..] ? found.TaskDefinition : null;

    // ECS goes on without us: a look that failed is no verdict. Each reason is said once.
    private async Task<(bool Answered, T? Value)> TryAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        try
        {
            return (true, await look());
        }
        catch (ExecutionException blind)
        {
            if (_said.Add($"{blind.Subject} {blind.Reason}"))
            {
                log.Warning(ResultText.LookFailed(blind));
            }

            return (false, null);
        }
    }
}
