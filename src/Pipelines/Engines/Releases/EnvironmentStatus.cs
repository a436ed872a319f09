using Pipelines.Clients.Aws;
using Pipelines.Clients.Registry;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Images;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>What an environment runs, beside what its tag names. Made by reading alone.</summary>
/// <param name="Environment">Which.</param>
/// <param name="Services">A line for each service of the application.</param>
internal sealed record EnvironmentStatus(DeploymentEnvironment Environment, IReadOnlyList<ServiceStatus> Services)
{
    /// <summary>What does not agree, a sentence each; none when everything does.</summary>
    public IReadOnlyList<string> Disagreements => [.. Services.SelectMany(service => ReleasesText.Disagreements(Environment, service)).Distinct()];

    /// <summary>Asks ECS and the registry.</summary>
    /// <exception cref="ExecutionException">One of them refused, or cannot be reached.</exception>
    public static async Task<EnvironmentStatus> ReadAsync(
        EcsClient ecs, OciRegistry registry, Application application, DeploymentEnvironment environment, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<RepositoryName, ImageReference?>();
        foreach (var image in application.Services.Select(service => service.Image).DistinctBy(image => image.Repository))
        {
            tags[image.Repository] = await ImageLookup.FindAsync(registry, image.Repository, ImageTag.Parse(environment.Name.Text), cancellationToken);
        }

        var names = application.Services.Select(service => service.Name).ToList();
        var found = (await ecs.DescribeServicesAsync(application.ClusterOf(environment), names, cancellationToken)).DistinctBy(service => service.Name).ToDictionary(service => service.Name);
        var definitions = new Dictionary<string, EcsTaskDefinition>();
        foreach (var (name, service) in found)
        {
            if (service.TaskDefinition is { } arn && await ecs.FindTaskDefinitionAsync(arn, cancellationToken) is { } definition)
            {
                definitions[name] = definition;
            }
        }

        var running = definitions.ToDictionary(pair => pair.Key, pair => pair.Value.Name);
        var release = application.Services.Where(service => definitions.ContainsKey(service.Name))
            .Select(service => ReleaseTags.Read(application, service, definitions[service.Name]))
            .FirstOrDefault(one => one?.Is(application, running) == true && one.Members.Keys.All(name => !found.TryGetValue(name, out var service) || service.IsSettled));
        return new(environment, [.. application.Services.Select(service => new ServiceStatus(service, tags[service.Image.Repository], found.GetValueOrDefault(service.Name))
        {
            Definition = definitions.GetValueOrDefault(service.Name),
            Release = release,
        })]);
    }
}

/// <summary>What one service runs, beside what the tag of the environment names.</summary>
/// <param name="Service">The service.</param>
/// <param name="Tagged">What the tag of the environment names; null when there is no such tag.</param>
/// <param name="Seen">The service in ECS; null when there is none.</param>
internal sealed record ServiceStatus(Service Service, ImageReference? Tagged, EcsService? Seen)
{
    /// <summary>The task definition that the service has; null when there is none.</summary>
    public EcsTaskDefinition? Definition { get; init; }

    /// <summary>The release that the services run together; null when what they run is none.</summary>
    public Release? Release { get; init; }

    /// <summary>The image that the task definition names; null when there is none.</summary>
    public string? Image => Definition is null ? null : ServicePlan.ImageOf(Definition.Json, Service);

    /// <summary>Where the task definition came from; null when it does not say.</summary>
    public Origin? Origin => Definition is null ? null : ReleaseTags.OriginOf(Definition.Tags);
}
