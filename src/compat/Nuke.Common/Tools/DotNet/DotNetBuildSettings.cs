namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet build</c>: compiles.</summary>
[MSBuildProperties]
[Command("build")]
public class DotNetBuildSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string ProjectFile => Get<string>();
    [Argument("--configuration {value}")] public string Configuration => Get<string>();
    [Argument("--framework {value}")] public string Framework => Get<string>();
    [Argument("--runtime {value}")] public string Runtime => Get<string>();
    [Argument("--output {value}")] public string OutputDirectory => Get<string>();
    [Argument("--no-restore")] public bool? NoRestore => Get<bool?>();
    [Argument("--no-incremental")] public bool? NoIncremental => Get<bool?>();
    [Argument("--no-dependencies")] public bool? NoDependencies => Get<bool?>();
    [Argument("--self-contained {value}")] public bool? SelfContained => Get<bool?>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
    [Argument("--version-suffix {value}")] public string VersionSuffix => Get<string>();
    [Argument("/logger:{value}")] public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>();
    [Argument("/noconsolelogger")] public bool? NoConsoleLogger => Get<bool?>();
    [Argument("--nologo")] public bool? NoLogo => Get<bool?>();
    [Argument("-bl:{value}")] public string BinaryLog => Get<string>();
    [Argument("--artifacts-path {value}")] public string ArtifactsPath => Get<string>();
    [Argument("--property:{key}={value}")] public IReadOnlyDictionary<string, object> Properties => Get<IReadOnlyDictionary<string, object>>();
    [Argument("--source {value}")] public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();
    [Argument("--ignore-failed-sources")] public bool? IgnoreFailedSources => Get<bool?>();
    [Argument("--locked-mode")] public bool? LockedMode => Get<bool?>();
}
