namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet publish</c>: publishes.</summary>
[MSBuildProperties]
[Command("publish")]
public class DotNetPublishSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string Project => Get<string>();
    [Argument("--configuration {value}")] public string Configuration => Get<string>();
    [Argument("--framework {value}")] public string Framework => Get<string>();
    [Argument("--runtime {value}")] public string Runtime => Get<string>();
    [Argument("--output {value}")] public string Output => Get<string>();
    [Argument("--no-build")] public bool? NoBuild => Get<bool?>();
    [Argument("--no-restore")] public bool? NoRestore => Get<bool?>();
    [Argument("--nologo")] public bool? NoLogo => Get<bool?>();
    [Argument("--self-contained {value}")] public bool? SelfContained => Get<bool?>();
    [Argument("--version-suffix {value}")] public string VersionSuffix => Get<string>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
    [Argument("--artifacts-path {value}")] public string ArtifactsPath => Get<string>();
    [Argument("--property:{key}={value}")] public IReadOnlyDictionary<string, object> Properties => Get<IReadOnlyDictionary<string, object>>();
    [Argument("--source {value}")] public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();
    [Argument("--ignore-failed-sources")] public bool? IgnoreFailedSources => Get<bool?>();
    [Argument("--locked-mode")] public bool? LockedMode => Get<bool?>();
}
