namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet test</c>: runs tests.</summary>
[Command("test")]
public class DotNetTestSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string ProjectFile => Get<string>();
    [Argument("--configuration {value}")] public string Configuration => Get<string>();
    [Argument("--framework {value}")] public string Framework => Get<string>();
    [Argument("--runtime {value}")] public string Runtime => Get<string>();
    [Argument("--filter {value}")] public string Filter => Get<string>();
    [Argument("--logger {value}")] public IReadOnlyList<string> Loggers => Get<IReadOnlyList<string>>();
    [Argument("--results-directory {value}")] public string ResultsDirectory => Get<string>();
    [Argument("--settings {value}")] public string SettingsFile => Get<string>();
    [Argument("--no-build")] public bool? NoBuild => Get<bool?>();
    [Argument("--no-restore")] public bool? NoRestore => Get<bool?>();
    [Argument("--nologo")] public bool? NoLogo => Get<bool?>();
    [Argument("--output {value}")] public string Output => Get<string>();
    [Argument("--collect {value}")] public string DataCollector => Get<string>();
    [Argument("--diag {value}")] public string DiagnosticsFile => Get<string>();
    [Argument("--list-tests")] public bool? ListTests => Get<bool?>();
    [Argument("--test-adapter-path {value}")] public string TestAdapterPath => Get<string>();
    [Argument("--blame")] public bool? BlameMode => Get<bool?>();
    [Argument("--blame-crash")] public bool? BlameCrash => Get<bool?>();
    [Argument("--blame-hang")] public bool? BlameHang => Get<bool?>();
    [Argument("--blame-hang-timeout {value}")] public string BlameHangTimeout => Get<string>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
    [Argument("--artifacts-path {value}")] public string ArtifactsPath => Get<string>();
    [Argument("/property:{key}={value}")] public IReadOnlyDictionary<string, object> Properties => Get<IReadOnlyDictionary<string, object>>();
    [Argument("-- {key}={value}", Position = -1, Separator = " ")] public IReadOnlyDictionary<string, object> RunSettings => Get<IReadOnlyDictionary<string, object>>();
    [Argument("--source {value}")] public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();
    [Argument("--ignore-failed-sources")] public bool? IgnoreFailedSources => Get<bool?>();
    [Argument("--locked-mode")] public bool? LockedMode => Get<bool?>();
}
