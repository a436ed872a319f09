using Pipelines.Definitions;
using Pipelines.Engines.Packaging;

namespace Pipelines.Targets;

/// <summary>The Debian packages of this commit: the one place that says what goes into them and where they are.</summary>
internal static class Packages
{
    /// <summary>Where the packages go, relative to the repository's root.</summary>
    public const string Folder = "artifacts/packages";

    /// <summary>What a package is made of, at the commit that is checked out and with the changes on top of it.</summary>
    public static async Task<DebianPackageOptions> OptionsAsync(TargetRun run, DebianPackage package) => new()
    {
        // Relative where it can be: messages name the files as they are written here.
        Folder = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(run.Root, package.Source, "debian")),
        OutputFolder = Path.Combine(run.Root, Folder),
        Revision = await run.Git.RevisionAsync(run.CancellationToken),
        CommittedAt = (await run.Git.HeadAsync(run.CancellationToken)).Date,
    };
}
