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
    /// <summary>How many revisions of each service are looked at, newest first, when the release before is wanted.</summary>
    public const int SomeRevisions = 25;

    /// <summary>How many revisions of each service are looked at, newest first, when all are wanted.</summary>
    public const int MostRevisions = 200;

    private const int AtOnce = 8;

    /// <summary>Reads the releases, newest first, and what the services run.</summary>
    /// <param name="application">Whose.</param>
    /// <param name="environment">Where.</param>
    /// <param name="most">How many revisions of each service are looked at; that there are more is said.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<ReleaseHistory> ReadAsync(Application application, DeploymentEnvironment environment, int most, CancellationToken cancellationToken)
    {
        var names = application.Services.Select(service => service.Name).ToList();
        var services = (await ecs.DescribeServicesAsync(application.ClusterOf(environment), names, cancellationToken)).Where(service => service.TaskDefinition is not null).ToList();
        var (carried, definitions) = (new List<Release>(), new List<EcsTaskDefinition>());
        foreach (var service in application.Services)
        {
            var newest = await ecs.NewestTaskDefinitionsAsync(application.FamilyOf(service), most, cancellationToken);
            if (newest.HasMore)
            {
                log.Info(ReleasesText.Older(service, most));
            }

            foreach (var some in newest.Arns.Chunk(AtOnce))
            {
                var read = (await Task.WhenAll(some.Select(arn => ecs.FindTaskDefinitionAsync(arn, cancellationToken)))).OfType<EcsTaskDefinition>().ToList();
                definitions.AddRange(read);
                carried.AddRange(read.Select(definition => Read(application, service, definition)).OfType<Release>());
            }
        }

        // A carrier that somebody deregistered is not listed any more, and is known all the same by what came after it.
        var listed = definitions.Select(definition => definition.Name).ToHashSet();
        foreach (var name in definitions.Select(definition => ReleaseTags.FollowedBy(definition.Tags)).OfType<string>().Distinct().Where(name => !listed.Contains(name)).ToList())
        {
            if (application.Services.FirstOrDefault(service => name.StartsWith($"{application.FamilyOf(service)}:", StringComparison.Ordinal)) is { } service
                && await ecs.FindTaskDefinitionAsync(name, cancellationToken) is { IsActive: false } carrier)
            {
                carried.AddRange(Read(application, service, carrier) is { } release ? [release] : []);
            }
        }

        var running = services.DistinctBy(service => service.Name).ToDictionary(service => service.Name, service => NameOf(service.TaskDefinition!));
        var proven = definitions.SelectMany(definition => new[] { ReleaseTags.FollowedBy(definition.Tags), ReleaseTags.IsProven(definition.Tags) ? definition.Name : null }).OfType<string>().ToHashSet();
        bool RunsWell(Release release) => release.Is(application, running) && services.Where(service => release.Members.ContainsKey(service.Name)).All(service => service.IsSettled);
        return new(application, environment)
        {
            Releases =
            [
                .. carried.Where(release => proven.Contains(NameOf(release.Carrier)) || RunsWell(release))
                    .OrderByDescending(release => release.RegisteredAt).ThenByDescending(release => release.Released).ThenBy(release => release.Id, StringComparer.Ordinal),
            ],
            Running = running,
        };
    }

    /// <summary>The plan, whose registrations will carry the record. Nothing is written by this.</summary>
    public static DeploymentPlan Carry(DeploymentPlan plan) => plan with
    {
        Tags = (service, definitions) => service != plan.LastRegistered ? new Dictionary<string, string>() : ReleaseTags.OfCarrier(
            plan.Application.Name,
            definitions.Where(one => one.Key != service.Service.Name).ToDictionary(one => one.Key, one => NameOf(one.Value)),
            Images(plan),
            ReleaseThatRuns(plan) is { } release ? NameOf(release.Carrier) : null),
    };

    /// <summary>Proves, before it is left, that what runs was a release: a way back writes no registration that could.</summary>
    /// <exception cref="ExecutionException">It cannot be written.</exception>
    public async Task ProveAsync(ReleaseHistory history, CancellationToken cancellationToken)
    {
        if (history.Current is { } current && await ecs.FindTaskDefinitionAsync(current.Carrier, cancellationToken) is { } carrier && !ReleaseTags.IsProven(carrier.Tags))
        {
            await ecs.TagAsync(current.Carrier, ReleaseTags.OfProof(current.Released), cancellationToken);
        }
    }

    /// <summary>Says what was recorded; writes only of a deployment that registered nothing: that an earlier release runs again, or that what was there is one.</summary>
    /// <exception cref="ExecutionException">The record cannot be written; what was deployed runs all the same.</exception>
    public async Task WriteAsync(DeploymentPlan plan, DeploymentResult result, Origin origin, CancellationToken cancellationToken)
    {
        if (plan.LastRegistered is { } registered)
        {
            log.Info(ReleasesText.Recorded(NameOf(result.Services.First(service => service.Plan == registered).TaskDefinition!)));
            return;
        }

        var deployed = result.Services.Select(service => (service.Plan.Service, Definition: Deployed(service))).ToList();
        var members = deployed.ToDictionary(one => one.Service.Name, one => one.Definition.Name);
        var known = deployed.Select(one => ReleaseTags.Read(plan.Application, one.Service, one.Definition))
            .FirstOrDefault(release => release is not null && release.Members.Count == members.Count && release.Is(plan.Application, members));
        var carrier = deployed.FirstOrDefault(one => !ReleaseTags.IsCarrier(one.Definition.Tags)).Definition;
        if (known is not null ? plan.WritesNothing : carrier is null)
        {
            return;
        }

        var (at, arn) = (time.GetUtcNow(), known?.Carrier ?? carrier!.Arn);
        try
        {
            await ecs.TagAsync(arn, known is not null ? ReleaseTags.OfRun(at, origin.By) : Found(plan, carrier!, members, origin, at), cancellationToken);
        }
        catch (ExecutionException unwritten)
        {
            throw ReleasesText.NotRecorded(plan.Application, plan.Environment, unwritten);
        }

        log.Info(known is not null ? ReleasesText.RunsAgain(known) : ReleasesText.Recorded(NameOf(arn)));
    }

    /// <summary>The release that the services run, all of them settled, while a plan is made; null when they run none.</summary>
    public static Release? ReleaseThatRuns(DeploymentPlan plan) => plan.Services.All(service => service.Seen.IsSettled)
        ? plan.Services.Select(service => ReleaseTags.Read(plan.Application, service.Service, service.Running)).FirstOrDefault(release => release?.Is(plan.Application, plan.Runs) == true)
        : null;

    // What others registered, or what was deployed before there was a record.
    private static Dictionary<string, string> Found(DeploymentPlan plan, EcsTaskDefinition carrier, Dictionary<string, string> members, Origin origin, DateTimeOffset at)
    {
        var tags = ReleaseTags.OfCarrier(plan.Application.Name, members, Images(plan), null).Concat(ReleaseTags.OfProof(at)).Concat(ReleaseTags.OfRun(at, origin.By));
        return new(ReleaseTags.OriginOf(carrier.Tags) is null ? tags.Concat(ReleaseTags.Of(origin)) : tags);
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
    private static EcsTaskDefinition Deployed(ServiceResult service) => service.Plan.Move == Move.Return ? service.Plan.Input.Registered! : service.Plan.Running;

    private static Dictionary<string, Digest> Images(DeploymentPlan plan) =>
        plan.Services.Select(service => service.Input.Image).DistinctBy(image => image.Repository).ToDictionary(image => image.Repository.Text, image => image.Digest);

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
