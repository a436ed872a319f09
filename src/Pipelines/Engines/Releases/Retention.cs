using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>
/// Which revisions nobody needs any more. Nothing of the last good releases, nothing that any deployment of a service comes from or goes to, nothing that is young, and
/// nothing that others registered is ever among them. It is asked for on its own, never at the end of a deployment.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deregister-task-definition-v2.html</remarks>
internal sealed class Retention(EcsClient ecs, IProgressLog log, TimeProvider time)
{
    /// <summary>A revision that is younger stays, whatever it was for; 1 day.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromDays(1);

    private const int AtOnce = 8;

    /// <summary>The revisions that can go, oldest first. Nothing is written.</summary>
    /// <param name="application">Whose.</param>
    /// <param name="environment">Where.</param>
    /// <param name="keep">How many of the last good releases keep all of their revisions; at least 1.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<IReadOnlyList<EcsTaskDefinition>> PlanAsync(Application application, DeploymentEnvironment environment, int keep, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        var history = await new ReleaseRecord(ecs, log, time).ReadAsync(application, environment, ReleaseRecord.MostRevisions, cancellationToken);
        var definitions = new List<EcsTaskDefinition>();
        foreach (var service in application.Services)
        {
            var newest = await ecs.NewestTaskDefinitionsAsync(application.FamilyOf(service), ReleaseRecord.MostRevisions, cancellationToken);
            foreach (var some in newest.Arns.Chunk(AtOnce))
            {
                definitions.AddRange((await Task.WhenAll(some.Select(arn => ecs.FindTaskDefinitionAsync(arn, cancellationToken)))).OfType<EcsTaskDefinition>());
            }
        }

        // Last of all, so that what began meanwhile is seen.
        var services = await ecs.DescribeServicesAsync(application.ClusterOf(environment), [.. application.Services.Select(service => service.Name)], cancellationToken);
        return Superfluous(definitions, services, history, keep, time.GetUtcNow());
    }

    /// <summary>Deregisters them. A service that runs one could go on and grow all the same.</summary>
    /// <exception cref="ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task ApplyAsync(IReadOnlyList<EcsTaskDefinition> superfluous, CancellationToken cancellationToken)
    {
        foreach (var definition in superfluous)
        {
            await ecs.DeregisterTaskDefinitionAsync(definition.Arn, cancellationToken);
            log.Info(ReleasesText.Deregistered(definition));
        }
    }

    /// <summary>The rule: a pure function.</summary>
    public static IReadOnlyList<EcsTaskDefinition> Superfluous(
        IReadOnlyList<EcsTaskDefinition> definitions, IReadOnlyList<EcsService> services, ReleaseHistory history, int keep, DateTimeOffset now)
    {
        var kept = history.Releases.Take(keep).Append(history.Current).OfType<Release>().SelectMany(release => release.Members.Values)
            .Concat(history.Running.Values)
            .Concat(services.SelectMany(service => service.Deployments.Select(deployment => deployment.TaskDefinition).Append(service.TaskDefinition)).OfType<string>().Select(arn => arn[(arn.LastIndexOf('/') + 1)..]))
            .ToHashSet();
        return
        [
            .. definitions.Where(definition => definition.IsActive && !kept.Contains(definition.Name) && ReleaseTags.OriginOf(definition.Tags) is not null && definition.RegisteredAt is { } at && now - at >= LeastAge)
                .OrderBy(definition => definition.RegisteredAt).ThenBy(definition => definition.Name, StringComparer.Ordinal),
        ];
    }
}
