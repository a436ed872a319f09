using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Engines.Images;

namespace Pipelines.Targets;

/// <summary>Uploads the built images, by digest, to the registry where images enter. It needs credentials, and no container engine.</summary>
public interface IDockerPush : IDockerBuild
{
    /// <summary>True unless <c>--env</c> names an environment that images are promoted to: those take what the environment before them has.</summary>
    private bool ImagesEnterHere => ChosenEnvironment is { } environment && Application.ImagesEnterAt(environment);

    /// <summary>True when a deployment begins with the image: a chosen commit has its own.</summary>
    private bool ImagesAreMadeHere => ImagesEnterHere && this is not IDeploy { Commit: not null };

    /// <summary>Uploads what the registry does not have; the image goes up under <c>:&lt;commit&gt;</c>, which never moves.</summary>
    [Job(Stage = Stages.Build, Per = Per.Image, When = When.Release, NeedsCredentials = true)]
    Target DockerPush => _ => _
        .Description("Uploads the images by digest, under the commit, to the registry where images enter")
        .DependsOn(DockerBuild)
        .Consumes(DockerBuild)
        .OnlyWhenStatic(() => ImagesAreMadeHere || InvokedTargets.Contains(DockerPush))
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var environment = ChosenEnvironment ?? throw TargetsText.NoEnvironments(Application);
            if (!ImagesEnterHere)
            {
                throw TargetsText.NotWhereImagesEnter(Application, environment);
            }

            await using var place = await EnvironmentPlace.OpenAsync(run, environment);
            foreach (var image in ChosenImages)
            {
                var layout = await OciLayout.ReadAsync(ImageLayouts.Folder(run.Root, image), run.CancellationToken);
                if (environment != DeploymentEnvironment.Local && layout.Tag.Text.Contains("-dirty-", StringComparison.Ordinal))
                {
                    throw TargetsText.NotCommitted(environment, layout.Tag);
                }

                await place.PrepareRepositoryAsync(image);
                await new ImagePush(place.Registry, run.Log, run.Environment.Time)
                {
                    Neighbours = [.. Application.Images.Select(other => other.Repository)],
                }.PushAsync(layout, image.Repository, run.CancellationToken);
            }
        }));
}
