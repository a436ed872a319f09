using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>
/// Builds a Debian package from a <c>debian</c> folder in this process: no dpkg, no debhelper, so on every machine alike.
/// In come the folder, the commit and its time; out comes a <c>.deb</c>, the same bytes for the same commit. docs/packaging.md says
/// which of debhelper's files and rules are known; what is not known is refused, never left out.
/// </summary>
public static class DebianPackaging
{
    /// <summary>Reads and checks everything and writes nothing.</summary>
    /// <exception cref="DefinitionException">Something in the folder is wrong: every mistake with its file and line.</exception>
    public static Task<DebianPackagePlan> PlanAsync(DebianPackageOptions options, CancellationToken cancellationToken) =>
        new PackagePlanner(options).PlanAsync(cancellationToken);

    /// <summary>Plans and writes the package.</summary>
    /// <exception cref="DefinitionException">Something in the folder is wrong; nothing is written.</exception>
    /// <exception cref="ExecutionException">The package cannot be written.</exception>
    public static async Task<DebianArtifact> BuildAsync(DebianPackageOptions options, CancellationToken cancellationToken) =>
        await PackageWriter.WriteAsync(await PlanAsync(options, cancellationToken), cancellationToken);
}
