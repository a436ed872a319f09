using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Executables of packages that are on the disk already.</summary>
internal static class PackageExecutables
{
    public static string InNuGetFolder(string packageId, string executable, string version, string framework)
    {
        var package = PackagesFolder / packageId.ToLowerInvariant();
        Assert.DirectoryExists(package, $"Package '{packageId}' is not in '{PackagesFolder}': reference it with PackageDownload and restore");
        var versions = package.GetDirectories().Where(x => version is null || x.Name == version).ToList();
        Assert.True(
            versions.Count == 1,
            $"Package '{packageId}' must be there in one version{(version is null ? "" : " " + version)}, but there are: " +
            string.Join(", ", package.GetDirectories().Select(x => x.Name)));
        var files = versions[0].GlobFiles($"tools/**/{executable}").Where(x => framework is null || x.Parent.ToString().Contains(framework, StringComparison.Ordinal)).ToList();
        return files.Count > 0
            ? files[^1]
            : throw new ArgumentException($"Package '{packageId}' {versions[0].Name} has no '{executable}' below 'tools'");
    }

    public static string InNodeModules(string executable)
    {
        var file = EnvironmentInfo.IsWin ? executable + ".cmd" : executable;
        var directory = NukeBuild.RootDirectory.FindParentOrSelf(x => (x / "node_modules" / ".bin" / file).FileExists());
        return directory is null
            ? throw new ArgumentException($"'{executable}' is not in node_modules/.bin of '{NukeBuild.RootDirectory}': run npm install")
            : directory / "node_modules" / ".bin" / file;
    }

    private static AbsolutePath PackagesFolder => EnvironmentInfo.GetVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : EnvironmentInfo.SpecialFolder(SpecialFolders.UserProfile) / ".nuget" / "packages";
}
