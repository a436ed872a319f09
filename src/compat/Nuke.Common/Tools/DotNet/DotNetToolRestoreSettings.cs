namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet tool restore</c>: installs the tools of the manifest.</summary>
[Command("tool restore")]
public class DotNetToolRestoreSettings : ToolOptions
{
    [Argument("--configfile {value}")] public string ConfigFile => Get<string>();
    [Argument("--tool-manifest {value}")] public string ToolManifest => Get<string>();
    [Argument("--add-source {value}")] public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();
    [Argument("--disable-parallel")] public bool? DisableParallel => Get<bool?>();
    [Argument("--ignore-failed-sources")] public bool? IgnoreFailedSources => Get<bool?>();
    [Argument("--no-cache")] public bool? NoCache => Get<bool?>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
}
