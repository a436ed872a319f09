using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Engines.Packaging;

namespace Pipelines.Targets;

/// <summary>Builds the container images of the application, once for all environments.</summary>
public interface IDockerBuild : IPackage, IHazEnvironment
{
    /// <summary>Build arguments on top of the image's own, each <c>NAME=value</c>.</summary>
    [Parameter("Build arguments (ARG) on top of the image's own, each NAME=value")]
    string[]? BuildArg => TryGetValue(() => BuildArg);

    /// <summary>The images to build and push, by repository; all when none is named.</summary>
    [Parameter("Images to build and push, by repository; all when none is named")]
    string[]? OnlyImage => TryGetValue(() => OnlyImage);

    /// <summary>The images that <c>--only-image</c> names; all without it.</summary>
    /// <exception cref="Values.DefinitionException">The application has no such image.</exception>
    internal IReadOnlyList<ContainerImage> ChosenImages => OnlyImage is { Length: > 0 } names ? [.. names.Select(Application.Image)] : Application.Images;

    /// <summary>
    /// Builds each image into an OCI layout. The job that runs a Dockerfile holds no credential; it hands the layout on.
    /// Without a container engine, and for <c>--env local</c> alone, the image is put together from the package in this process.
    /// </summary>
    [Job(Stage = Stages.Build, Per = Per.Image, When = When.MergeRequestAndRelease, NeedsEngine = true, NeedsTools = true)]
    Target DockerBuild => _ => _
        .Description("Builds the container images into OCI layouts, once for all environments")
        .DependsOn(Package)
        .Consumes(Package)
        .Produces(RootDirectory / ImageLayouts.Root / "**")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var arguments = BuildArguments.Parse(BuildArg ?? []);
            var isLocal = ChosenEnvironment == DeploymentEnvironment.Local;
            foreach (var image in ChosenImages)
            {
                var build = new ImageBuild(run.Git, await run.FindBuilderAsync(image, isLocal), run.Log);
                var package = image.Package is { } source
                    ? await DebianPackaging.PlanAsync(await Packages.OptionsAsync(run, source), run.CancellationToken)
                    : null;
                var options = new ImageBuildOptions
                {
                    Image = image,
                    Root = run.Root,
                    PackageFile = package?.File,
                    Output = ImageLayouts.Root,
                    BuildArguments = arguments,
                    MayAssemble = isLocal,
                    ReadSecret = (secret, cancellationToken) => BuildSecrets.ReadAsync(image, secret, isLocal ? null : ChosenEnvironment, run, cancellationToken),
                };
                await build.ApplyAsync(await build.PlanAsync(options, run.CancellationToken), run.CancellationToken);
            }
        }));
}
