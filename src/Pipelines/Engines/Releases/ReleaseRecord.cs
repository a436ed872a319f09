using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>
/// The releases of an environment, kept in ECS as tags of the task definitions: there is no other store that could be lost or disagree.
/// Services stay as the infrastructure tagged them. In come verdicts; out go releases.
/// </summary>
internal sealed class ReleaseRecord(EcsClient ecs, IProgressLog log, TimeProvider time)
{
    /// <summary>How many revisions of each service are looked at, newest first.</summary>
    public const int MostRevisions = 25;

    private const int AtOnce = 8;

    /// <summary>Reads the releases, newest first, and what the services run.</summary>
    /// <exception cref="ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<ReleaseHistory> ReadAsync(Application application, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var names = application.Services.Select(service => service.Name).ToList();
        var services = await ecs.DescribeServicesAsync(application.ClusterOf(environment), names, cancellationToken);
        var releases = new List<Release>();
        foreach (var service in application.Services)
        {
            var arns = await ecs.NewestTaskDefinitionsAsync(application.FamilyOf(service), MostRevisions, cancellationToken);
            foreach (var some in arns.Chunk(AtOnce))
            {
                var definitions = await Task.WhenAll(some.Select(arn => ecs.FindTaskDefinitionAsync(arn, cancellationToken)));
                releases.AddRange(definitions.OfType<EcsTaskDefinition>().Select(definition => Read(application, service, definition)).OfType<Release>());
            }
        }

        return new(application, environment)
        {
            Releases = [.. releases.OrderByDescending(release => release.RegisteredAt).ThenByDescending(release => release.Released).ThenBy(release => release.Id, StringComparer.Ordinal)],
            Running = services.Where(service => service.TaskDefinition is not null).ToDictionary(service => service.Name, service => NameOf(service.TaskDefinition!)),
        };
    }

    /// <summary>Records a deployment that has succeeded: as a release, or, when it was one before, as that one's running again. Nothing is written when nothing changed.</summary>
    /// <exception cref="ExecutionException">The record cannot be written; what was deployed runs all the same.</exception>
    public async Task WriteAsync(DeploymentPlan plan, DeploymentResult result, Origin origin, CancellationToken cancellationToken)
    {
        var deployed = result.Services.Select(service => (Result: service, Definition: Deployed(service))).ToList();
        var members = deployed.ToDictionary(one => one.Result.Plan.Service.Name, one => one.Definition.Name);
        var known = deployed.Select(one => ReleaseTags.Read(plan.Application, one.Result.Plan.Service, one.Definition))
            .FirstOrDefault(release => release is not null && release.Members.Count == members.Count && release.Is(plan.Application, members));
        var carrier = deployed.FirstOrDefault(one => !ReleaseTags.IsCarrier(one.Definition.Tags)).Definition;
        if (known is not null ? plan.WritesNothing : carrier is null)
        {
            return;
        }

        var (at, arn) = (time.GetUtcNow(), known?.Carrier ?? carrier!.Arn);
        var tags = known is not null ? ReleaseTags.OfRun(at, origin.By) : WithOrigin(carrier!, origin, ReleaseTags.OfRelease(plan.Application.Name, members, Images(result), at, origin.By));
        try
        {
            await ecs.TagAsync(arn, tags, cancellationToken);
        }
        catch (ExecutionException unwritten)
        {
            throw ReleasesText.NotRecorded(plan.Application, plan.Environment, unwritten);
        }

        log.Info(known is not null ? ReleasesText.RunsAgain(known) : ReleasesText.Recorded(NameOf(arn)));
    }

    private Release? Read(Application application, Service service, EcsTaskDefinition definition)
    {
        var release = ReleaseTags.Read(application, service, definition);
        if (release is null && ReleaseTags.IsCarrier(definition.Tags))
        {
            log.Warning(ReleasesText.Unreadable(definition));
        }

        return release;
    }

    // The revision that a service runs now, with the tags that it has.
    private static EcsTaskDefinition Deployed(ServiceResult service) => service.Plan.Move switch
    {
        Move.Replace => new(service.TaskDefinition!, service.Plan.Wanted) { Tags = service.Plan.Input.Tags },
        Move.Return => service.Plan.Input.Registered!,
        _ => service.Plan.Running,
    };

    private static Dictionary<string, Digest> Images(DeploymentResult result) =>
        result.Services.Select(service => service.Plan.Input.Image).DistinctBy(image => image.Repository).ToDictionary(image => image.Repository.Text, image => image.Digest);

    // A revision that others registered says nothing of its origin yet.
    private static Dictionary<string, string> WithOrigin(EcsTaskDefinition carrier, Origin origin, IReadOnlyDictionary<string, string> tags) =>
        new(ReleaseTags.OriginOf(carrier.Tags) is null ? tags.Concat(ReleaseTags.Of(origin)) : tags);

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
