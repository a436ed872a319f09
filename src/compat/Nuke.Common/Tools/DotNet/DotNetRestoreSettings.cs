namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet restore</c>: restores packages.</summary>
[Command("restore")]
public class DotNetRestoreSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string ProjectFile => Get<string>();
    [Argument("--configfile {value}")] public string ConfigFile => Get<string>();
    [Argument("--runtime {value}")] public string Runtime => Get<string>();
    [Argument("--no-dependencies")] public bool? NoDependencies => Get<bool?>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
    [Argument("--property:{key}={value}")] public IReadOnlyDictionary<string, object> Properties => Get<IReadOnlyDictionary<string, object>>();
    [Argument("--source {value}")] public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();
    [Argument("--packages {value}")] public string PackageDirectory => Get<string>();
    [Argument("--ignore-failed-sources")] public bool? IgnoreFailedSources => Get<bool?>();
    [Argument("--no-cache")] public bool? NoCache => Get<bool?>();
    [Argument("--disable-parallel")] public bool? DisableParallel => Get<bool?>();
    [Argument("--force")] public bool? Force => Get<bool?>();
    [Argument("--force-evaluate")] public bool? ForceEvaluate => Get<bool?>();
    [Argument("--use-lock-file")] public bool? UseLockFile => Get<bool?>();
    [Argument("--locked-mode")] public bool? LockedMode => Get<bool?>();
    [Argument("--lock-file-path {value}")] public string LockFilePath => Get<string>();
}
