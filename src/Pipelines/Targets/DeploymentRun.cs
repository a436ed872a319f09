using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Images;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>One deployment, from the commit that is checked out to the verdict: the order of the engines' verbs, and nothing else.</summary>
internal static class DeploymentRun
{
    /// <summary>Deploys, or stops after the plan was shown.</summary>
    public static async Task RunAsync(TargetRun run, DeploymentEnvironment environment, bool planOnly)
    {
        var application = run.Build.Application;
        CheckFiles(run.Root, application, environment);
        await using var place = await EnvironmentPlace.OpenAsync(run, environment);
        var images = await ImageOfRevision.FindAsync(run, place, await TagsAsync(run, environment));
        var inputs = ContainerFiles.Read(run.Root, application, environment, image => images.Single(one => one.Image == image).Reference);

        using var ecs = new EcsClient(place.Aws);
        var deployment = new Deployment(ecs, run.Log, run.Environment.Time, new DeploymentOptions());
        var plan = await deployment.PlanAsync(application, environment, inputs, run.CancellationToken);
        Show(run, DeploymentText.Show(plan));
        if (planOnly)
        {
            return;
        }

        foreach (var image in images)
        {
            await image.PromoteAsync(run, place);
        }

        var result = await deployment.ApplyAsync(plan, run.CancellationToken);
        Show(run, DeploymentText.Show(result));
        if (result.Outcome != Outcome.Succeeded)
        {
            throw new VerdictException(TargetsText.NotDeployed(application, environment, result), result.ExitCode);
        }

        foreach (var image in images)
        {
            await image.TagAsync(run, place);
        }

        if (environment == DeploymentEnvironment.Local)
        {
            await LocalAddresses.ShowAsync(run);
        }
    }

    private static void Show(TargetRun run, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            run.Log.Info(line);
        }
    }

    /// <summary>Reads the containers' JSON of an environment for its mistakes alone, before anything is built.</summary>
    /// <exception cref="DefinitionException">All mistakes of all files.</exception>
    public static void CheckFiles(string root, Application application, DeploymentEnvironment environment)
    {
        var registry = RegistryAddress.Parse("registry.invalid");
        ContainerFiles.Read(root, application, environment, image => new ImageReference(registry, image.Repository, Digest.Of([])));
    }

    // What local runs was built by this very run, perhaps without an engine; elsewhere the tag is the commit's.
    private static async Task<Func<ContainerImage, ImageTag>> TagsAsync(TargetRun run, DeploymentEnvironment environment)
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

        var revision = await run.Git.RevisionAsync(run.CancellationToken);
        return revision.IsClean ? _ => revision.Tag : throw TargetsText.NotCommitted(environment, revision.Tag);
    }
}
