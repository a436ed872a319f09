using Nuke.Common;
using Pipelines.Clients.Containers;
using Pipelines.Definitions;
using Pipelines.Engines.Images;

namespace Pipelines.Targets;

/// <summary>Builds the container images of the application, once for all environments.</summary>
public interface IDockerBuild : IPackage, IHazEnvironment
{
    /// <summary>Where the OCI layouts go, relative to the repository's root: one folder an image.</summary>
    internal const string Layouts = "artifacts/images";

    /// <summary>Build arguments on top of the image's own, each <c>NAME=value</c>.</summary>
    [Parameter("Build arguments (ARG) on top of the image's own, each NAME=value")]
    string[]? BuildArg => TryGetValue(() => BuildArg);

    /// <summary>
    /// Builds each image into an OCI layout. The job that runs a Dockerfile holds no credential; it hands the layout on.
    /// Without a container engine, and for <c>--env local</c> alone, the image is put together from the package in this process.
    /// </summary>
    [Job(Stage = Stages.Build, When = When.MergeRequestAndRelease, NeedsEngine = true)]
    Target DockerBuild => _ => _
        .Description("Builds the container images into OCI layouts, once for all environments")
        .DependsOn(Package)
        .Consumes(Package)
        .Produces(RootDirectory / Layouts / "**")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var search = await run.FindEngineAsync();
            var build = new ImageBuild(run.Git, search, run.Log);
            var arguments = BuildArguments.Parse(BuildArg ?? []);
            foreach (var image in Application.Images)
            {
                var plan = await build.PlanAsync(
                    new ImageBuildOptions
                    {
                        Image = image,
                        Root = run.Root,
                        PackageFile = image.Package is { } package ? PackageFiles.Find(run.Root, Folder, package) : null,
                        Output = Layouts,
                        BuildArguments = arguments,
                        MayAssemble = ChosenEnvironment == DeploymentEnvironment.Local,
                    },
                    run.CancellationToken);
                await build.ApplyAsync(plan, run.CancellationToken);
            }
        }));
}
