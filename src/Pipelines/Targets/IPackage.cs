using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Engines.Packaging;

namespace Pipelines.Targets;

/// <summary>Builds the Debian packages of the application.</summary>
public interface IPackage : IHazApplication
{
    /// <summary>Where the packages go, relative to the repository's root.</summary>
    internal const string Folder = "artifacts/packages";

    /// <summary>Builds every package; the same commit gives the same bytes.</summary>
    [Job(Stage = Stages.Build, When = When.MergeRequestAndRelease)]
    Target Package => _ => _
        .Description("Builds the Debian packages: the same commit gives the same bytes")
        .Produces(RootDirectory / Folder / "*.deb")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var head = await run.Git.HeadAsync(run.CancellationToken);
            var revision = await run.Git.RevisionAsync(run.CancellationToken);
            foreach (var package in Application.Packages)
            {
                var artifact = await DebianPackaging.BuildAsync(
                    new DebianPackageOptions
                    {
                        Folder = Path.GetRelativePath(Environment.CurrentDirectory, RootDirectory / package.Source / "debian"),
                        OutputFolder = RootDirectory / Folder,
                        Revision = revision,
                        CommittedAt = head.Date,
                    },
                    run.CancellationToken);
                run.Log.Info(TargetsText.Packaged(run.Root, artifact));
            }
        }));
}
