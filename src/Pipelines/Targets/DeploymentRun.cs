using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Engines.Images;
using Pipelines.Engines.Releases;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>One deployment of the commit that is checked out, or of a chosen one: what it is made of, and what may stop it.</summary>
internal static class DeploymentRun
{
    /// <summary>Deploys, or stops after the plan was shown.</summary>
    /// <param name="run">The target's run.</param>
    /// <param name="environment">Where to.</param>
    /// <param name="options">What a person said besides.</param>
    public static async Task RunAsync(TargetRun run, DeploymentEnvironment environment, DeploymentRunOptions options)
    {
        var application = run.Build.Application;
        Check(run.Root, application, environment, options.Commit);
        var chosen = options.Commit is { } commit ? await ChosenCommit.FindAsync(run, environment, commit) : null;
        await using var place = await EnvironmentPlace.OpenAsync(run, environment);
        var origin = chosen is null ? await RunOrigin.OfAsync(run, place) : chosen.Of(await RunOrigin.OfAsync(run, place));
        var images = await ImageOfRevision.FindAsync(run, place, await TagsAsync(run, environment, origin.Revision));
        ImageReference ReferenceOf(ContainerImage image) => images.Single(one => one.Image == image).Reference;
        var inputs = chosen is null
            ? ContainerFiles.Read(run.Root, application, environment, ReferenceOf)
            : await chosen.ReadContainersAsync(run, environment, ReferenceOf);

        using var ecs = new EcsClient(place.Aws);
        await new Delivery(application, [.. inputs.Select(input => input with { Tags = ReleaseTags.Of(origin), Commit = origin.Revision.Short })], origin)
        {
            PlanOnly = options.PlanOnly,
            RollbackOnCancel = options.RollbackOnCancel,
            PlanFile = options.PlanFile,
            Source = image => images.FirstOrDefault(one => one.Reference == image)?.PromotedFrom ?? place.Registry,
            Check = async plan =>
            {
                // What is local is one person's alone, who may go back and forth.
                if (environment != DeploymentEnvironment.Local)
                {
                    run.Show(OutdatedGuard.Judge(plan, origin, await new OutdatedGuard(run.Git).CompareAsync(plan, origin, run.CancellationToken), options.Force));
                }
            },
            Needless = async plan => environment == DeploymentEnvironment.Local || options.Force || chosen is not null ? null
                : await new InfrastructureOnly(run.Git, application).FindAsync(plan, origin, run.CancellationToken) is { } runs ? ReleasesText.NothingButInfrastructure(origin, runs)
                : null,
            Prepare = async () =>
            {
                foreach (var image in images)
                {
                    await image.PromoteAsync(run, place);
                }
            },
            Moves = async () =>
            {
                var now = await Task.WhenAll(images.Select(async image => (Planned: image.Reference, Now: await ImageLookup.FindAsync(place.Registry, image.Image.Repository, image.Tag, run.CancellationToken))));
                return [.. now.Where(one => one.Now is { } found && found.Digest != one.Planned.Digest).Select(one => PlanText.ImageMoved(one.Planned, one.Now!.Digest.Short))];
            },
        }.RunAsync(run, place, ecs);
    }

    /// <summary>Reads the containers' JSON of an environment for its mistakes alone, before anything is built; of a chosen commit only the name is looked at.</summary>
    /// <exception cref="DefinitionException">All mistakes of all files, or of the name.</exception>
    public static void Check(string root, Application application, DeploymentEnvironment environment, string? commit)
    {
        if (commit is null)
        {
            ContainerFiles.Check(root, application, environment);
        }
        else
        {
            ChosenCommit.Check(commit, environment);
        }
    }

    // What local runs was built by this very run, perhaps without an engine; elsewhere the tag is the commit's.
    private static async Task<Func<ContainerImage, ImageTag>> TagsAsync(TargetRun run, DeploymentEnvironment environment, Revision revision)
    {
        if (environment == DeploymentEnvironment.Local)
        {
            var tags = new Dictionary<ContainerImage, ImageTag>();
            foreach (var image in run.Build.Application.Images)
            {
                tags[image] = (await OciLayout.ReadAsync(ImageLayouts.Folder(run.Root, image), run.CancellationToken)).Tag;
            }

            return image => tags[image];
        }

        return revision.IsClean ? _ => revision.Tag : throw TargetsText.NotCommitted(environment, revision.Tag);
    }
}
