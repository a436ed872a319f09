namespace Nuke.Common.Execution;

/// <summary>
/// Where the build stands, found out when first asked. Not in a static constructor: a repository without <c>.nuke</c> is an ordinary
/// error with an ordinary message.
/// </summary>
internal sealed class BuildEnvironment
{
    private static BuildEnvironment current;
    private Host host;
    private AbsolutePath projectFile;
    private bool isProjectFileKnown;
    public static BuildEnvironment Current => current ??= new();
    public AbsolutePath RootDirectory { get; } = FindRoot();
    public AbsolutePath TemporaryDirectory => field ??= (RootDirectory / ".nuke" / "temp").CreateDirectory();
    public AbsolutePath AssemblyFile => Assembly.GetEntryAssembly()?.Location is { Length: > 0 } location ? location : null;

    public AbsolutePath ProjectFile
    {
        get
        {
            if (!isProjectFileKnown)
                (projectFile, isProjectFileKnown) = (FindProject(AssemblyFile?.Parent), true);
            return projectFile;
        }
    }

    public Host Host
    {
        get => host ??= Hosts.Find();
        set => host = value;
    }

    public string[] Profiles => field ??= ParameterValues.OfEngine("Profile", typeof(string[])) as string[] ?? [];

    /// <summary>What the command line or the environment says, else the nearest directory upwards with <c>.nuke</c>.</summary>
    private static AbsolutePath FindRoot()
    {
        var working = EnvironmentInfo.WorkingDirectory;
        if (EnvironmentInfo.ParsedCommandLine.Named("Root") is { Length: 0 })
            return working;
        if (ParameterValues.OfEngine("Root", typeof(AbsolutePath)) is AbsolutePath given)
        {
            Assert.DirectoryExists(given, $"Root directory '{given}' does not exist");
            return given;
        }
        var home = EnvironmentInfo.SpecialFolder(SpecialFolders.UserProfile);
        return working.FindParentOrSelf(x => x != home && Directory.Exists(x / ".nuke"))
            ?? throw new ArgumentException(
                $"No directory '.nuke' in '{working}' or above it: make one in the root directory of the repository, or give --root");
    }

    private static AbsolutePath FindProject(AbsolutePath directory)
    {
        for (; directory is not null; directory = directory.Parent)
        {
            var projects = Directory.GetFiles(directory, "*.csproj");
            Assert.True(projects.Length <= 1, $"Directory '{directory}' has more than one project file");
            if (projects.Length == 1)
                return projects[0];
        }
        return null;
    }
}
