using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Images;
using Pipelines.Engines.Releases;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>One deployment of the commit that is checked out: what it is made of, and what may stop it.</summary>
internal static class DeploymentRun
{
    /// <summary>Deploys, or stops after the plan was shown.</summary>
    /// <param name="run">The target's run.</param>
    /// <param name="environment">Where to.</param>
    /// <param name="planOnly">True to write nothing.</param>
    /// <param name="force">True to deploy over a newer commit.</param>
    /// <param name="rollbackOnCancel">True to let ECS put back what ran before when the run is cancelled.</param>
    public static async Task RunAsync(TargetRun run, DeploymentEnvironment environment, bool planOnly, bool force, bool rollbackOnCancel = false)
    {
        var application = run.Build.Application;
        CheckFiles(run.Root, application, environment);
        await using var place = await EnvironmentPlace.OpenAsync(run, environment);
        var origin = await RunOrigin.OfAsync(run, place);
        var images = await ImageOfRevision.FindAsync(run, place, await TagsAsync(run, environment, origin.Revision));
        var inputs = ContainerFiles.Read(run.Root, application, environment, image => images.Single(one => one.Image == image).Reference);

        using var ecs = new EcsClient(place.Aws);
        await new Delivery(application, [.. inputs.Select(input => input with { Tags = ReleaseTags.Of(origin) })], origin)
        {
            PlanOnly = planOnly,
            RollbackOnCancel = rollbackOnCancel,
            Check = async plan =>
            {
                // What is local is one person's alone, who may go back and forth.
                if (environment != DeploymentEnvironment.Local)
                {
                    run.Show(OutdatedGuard.Judge(plan, origin, await new OutdatedGuard(run.Git).CompareAsync(plan, origin, run.CancellationToken), force));
                }
            },
            Prepare = async () =>
            {
                foreach (var image in images)
                {
                    await image.PromoteAsync(run, place);
                }
            },
        }.RunAsync(run, place, ecs);
    }

    /// <summary>Reads the containers' JSON of an environment for its mistakes alone, before anything is built.</summary>
    /// <exception cref="DefinitionException">All mistakes of all files.</exception>
    public static void CheckFiles(string root, Application application, DeploymentEnvironment environment)
    {
        var registry = RegistryAddress.Parse("registry.invalid");
        ContainerFiles.Read(root, application, environment, image => new ImageReference(registry, image.Repository, Digest.Of([])));
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
