namespace Nuke.Common;

/// <summary>Where a build stands and runs.</summary>
public abstract partial class NukeBuild
{
    [Parameter("The root directory of the repository", Name = "Root")]
    public static AbsolutePath RootDirectory => BuildEnvironment.Current.RootDirectory;
    public static AbsolutePath TemporaryDirectory => BuildEnvironment.Current.TemporaryDirectory;
    public static AbsolutePath BuildAssemblyFile => BuildEnvironment.Current.AssemblyFile;
    public static AbsolutePath BuildAssemblyDirectory => BuildAssemblyFile?.Parent;
    public static AbsolutePath BuildProjectDirectory => BuildProjectFile?.Parent;
    public static AbsolutePath BuildProjectFile => BuildEnvironment.Current.ProjectFile;

    [Parameter("How much is logged")]
    public static Verbosity Verbosity
    {
        get => (Verbosity)Logging.Level;
        set => Logging.Level = (LogLevel)value;
    }

    [Parameter("The host that the output is made for; found out when not given")]
    public static Host Host
    {
        get => BuildEnvironment.Current.Host;
        set => BuildEnvironment.Current.Host = value;
    }

    [Parameter("Profiles whose parameter files are loaded", Name = "Profile")]
    public static string[] LoadedLocalProfiles => BuildEnvironment.Current.Profiles;
    public static bool IsLocalBuild => !IsServerBuild;
    public static bool IsServerBuild => Host is IBuildServer;
    protected internal virtual string NuGetPackagesConfigFile => null;
    protected internal virtual string NuGetAssetsConfigFile => null;
    protected internal virtual AbsolutePath NpmPackageJsonFile => null;
    protected internal virtual string EmbeddedPackagesDirectory => null;
}
