using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Engines.Packaging;

namespace Pipelines.Targets;

/// <summary>Builds the Debian packages of the application.</summary>
public interface IPackage : IHazApplication
{
    /// <summary>Builds every package; the same commit gives the same bytes.</summary>
    [Job(Stage = Stages.Build, When = When.MergeRequestAndRelease)]
    Target Package => _ => _
        .Description("Builds the Debian packages: the same commit gives the same bytes")
        .Produces(RootDirectory / Packages.Folder / "*.deb")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            foreach (var package in Application.Packages)
            {
                var artifact = await DebianPackaging.BuildAsync(await Packages.OptionsAsync(run, package), run.CancellationToken);
                run.Log.Info(TargetsText.Packaged(run.Root, artifact));
            }
        }));
}
