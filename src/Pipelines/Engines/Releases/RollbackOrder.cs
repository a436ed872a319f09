using Pipelines.Clients.Aws;
using Pipelines.Clients.Registry;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>
/// An earlier release as a deployment: the recorded revision of each service, image and configuration alike, because that is what was good.
/// From here on it is deployed as any other, by <see cref="Deployment.Deployment"/>.
/// </summary>
/// <param name="Application">The application, with the services that the release has.</param>
/// <param name="Inputs">A task definition for each of them.</param>
internal sealed record RollbackOrder(Application Application, IReadOnlyList<TaskDefinitionInput> Inputs)
{
    /// <summary>Services that the release does not have: they stay as they are.</summary>
    public IReadOnlyList<Service> LeftAlone { get; init; } = [];

    /// <summary>Reads the revisions of a release, and proves that each names the recorded digest and that the registry has it. Nothing is written.</summary>
    /// <exception cref="ExecutionException">Something is missing, or is not what was recorded: all of it, with exit code 14.</exception>
    public static async Task<RollbackOrder> OfAsync(
        EcsClient ecs, OciRegistry registry, ReleaseHistory history, Release release, Origin origin, CancellationToken cancellationToken)
    {
        var (inputs, findings) = (new List<TaskDefinitionInput>(), new List<Finding>());
        var has = history.Application.Services.Where(service => release.Members.ContainsKey(service.Name)).ToList();
        foreach (var service in has)
        {
            var definition = await ecs.FindTaskDefinitionAsync(release.Members[service.Name], cancellationToken);
            var image = ImageOf(service, release, registry.Address, definition, findings);
            if (image is not null && await registry.FindManifestAsync(image.Repository, image.Digest, cancellationToken) is null)
            {
                findings.Add(ReleasesText.ImageIsGone(service, image));
            }
            else if (image is not null)
            {
                inputs.Add(new(service, history.Application.FamilyOf(service), image, definition!.Json)
                {
                    // What was deregistered cannot be run again as it is: its twin is registered.
                    Registered = definition.IsActive ? definition : null,
                    Tags = ReleaseTags.Of(origin with { Revision = release.Origin.Revision }),
                });
            }
        }

        return findings.Count == 0
            ? new(Of(history.Application, has), [.. inputs.Select(input => input with { Service = Of(input.Service, has) })]) { LeftAlone = [.. history.Application.Services.Except(has)] }
            : throw ReleasesText.Refused(history, release, findings);
    }

    private static ImageReference? ImageOf(Service service, Release release, RegistryAddress registry, EcsTaskDefinition? definition, List<Finding> findings)
    {
        if (definition is null)
        {
            findings.Add(ReleasesText.RevisionIsGone(service, release.Members[service.Name]));
            return null;
        }

        var text = ServicePlan.ImageOf(definition.Json, service) ?? "";
        var expected = release.Images.GetValueOrDefault(service.Image.Repository.Text) is { } digest ? new ImageReference(registry, service.Image.Repository, digest) : null;
        if (expected is not null && expected.ToString() == text)
        {
            return expected;
        }

        findings.Add(ReleasesText.OtherImage(service, definition, text, expected));
        return null;
    }

    private static Application Of(Application application, List<Service> has) =>
        has.Count == application.Services.Count ? application : application with { Services = [.. has.Select(service => Of(service, has))] };

    private static Service Of(Service service, List<Service> has) =>
        service.After.All(has.Contains) ? service : service with { After = [.. service.After.Where(has.Contains)] };
}
