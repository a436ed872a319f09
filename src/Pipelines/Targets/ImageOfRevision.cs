using Pipelines.Clients.Registry;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Where an image of the revision is that a deployment needs: in the environment's own registry, or in one that it is promoted from.</summary>
/// <param name="Image">The image.</param>
/// <param name="Tag">The tag of the revision.</param>
/// <param name="Reference">Its name in the environment's registry, where it is or will be.</param>
/// <param name="PromotedFrom">The registry that has it, when the environment's own has not; null when it has.</param>
internal sealed record ImageOfRevision(ContainerImage Image, ImageTag Tag, ImageReference Reference, OciRegistry? PromotedFrom)
{
    /// <summary>Looks for all images of the application; reads registries, writes nothing.</summary>
    /// <exception cref="ExecutionException">No registry has one of them; exit code 14.</exception>
    public static async Task<IReadOnlyList<ImageOfRevision>> FindAsync(TargetRun run, EnvironmentPlace place, Func<ContainerImage, ImageTag> tagOf)
    {
        var images = new List<ImageOfRevision>();
        foreach (var image in run.Build.Application.Images)
        {
            images.Add(await FindAsync(run, place, image, tagOf(image)));
        }

        return images;
    }

    private static async Task<ImageOfRevision> FindAsync(TargetRun run, EnvironmentPlace place, ContainerImage image, ImageTag tag)
    {
        if (await ImageLookup.FindAsync(place.Registry, image.Repository, tag, run.CancellationToken) is { } here)
        {
            return new(image, tag, here, PromotedFrom: null);
        }

        var before = run.Build.Application.Before(place.Environment);
        foreach (var earlier in before)
        {
            var registry = await place.OpenRegistryOfAsync(earlier);
            if (await ImageLookup.FindAsync(registry, image.Repository, tag, run.CancellationToken) is { } there)
            {
                return new(image, tag, there with { Registry = place.Registry.Address }, registry);
            }
        }

        throw TargetsText.NoImage(image, tag, place.Environment, before);
    }

    /// <summary>Copies the image into the environment's registry, when it is not there.</summary>
    public async Task PromoteAsync(TargetRun run, EnvironmentPlace place)
    {
        if (PromotedFrom is not null)
        {
            await place.PrepareRepositoryAsync(Image);
            await new ImagePromotion(run.Log, run.Environment.Time).PromoteAsync(new Promotion(PromotedFrom, place.Registry, Image.Repository, Tag), run.CancellationToken);
        }
    }
}
