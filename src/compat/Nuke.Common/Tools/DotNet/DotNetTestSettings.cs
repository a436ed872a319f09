using Nuke.Common.Tooling;

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

public static class DotNetTestSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ProjectFile), v);
    public static T SetConfiguration<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Configuration), v);
    public static T SetFramework<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Framework), v);
    public static T SetRuntime<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Runtime), v);
    public static T SetFilter<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Filter), v);
    public static T SetLoggers<T>(this T o, params string[] v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Loggers), v);
    public static T SetLoggers<T>(this T o, IEnumerable<string> v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Loggers), v?.ToArray());
    public static T AddLoggers<T>(this T o, params string[] v) where T : DotNetTestSettings => o.Add(nameof(DotNetTestSettings.Loggers), v);
    public static T ClearLoggers<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Loggers), null);
    public static T SetResultsDirectory<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ResultsDirectory), v);
    public static T SetSettingsFile<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.SettingsFile), v);
    public static T SetNoBuild<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoBuild), v);
    public static T EnableNoBuild<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoBuild), true);
    public static T DisableNoBuild<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoBuild), false);
    public static T SetNoRestore<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoRestore), v);
    public static T EnableNoRestore<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoRestore), true);
    public static T DisableNoRestore<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoRestore), false);
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoLogo), v);
    public static T EnableNoLogo<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoLogo), true);
    public static T DisableNoLogo<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.NoLogo), false);
    public static T SetOutput<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Output), v);
    public static T SetDataCollector<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.DataCollector), v);
    public static T SetDiagnosticsFile<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.DiagnosticsFile), v);
    public static T SetListTests<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ListTests), v);
    public static T EnableListTests<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ListTests), true);
    public static T DisableListTests<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ListTests), false);
    public static T SetTestAdapterPath<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.TestAdapterPath), v);
    public static T SetBlameMode<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameMode), v);
    public static T EnableBlameMode<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameMode), true);
    public static T DisableBlameMode<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameMode), false);
    public static T SetBlameCrash<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameCrash), v);
    public static T EnableBlameCrash<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameCrash), true);
    public static T DisableBlameCrash<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameCrash), false);
    public static T SetBlameHang<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameHang), v);
    public static T EnableBlameHang<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameHang), true);
    public static T DisableBlameHang<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameHang), false);
    public static T SetBlameHangTimeout<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.BlameHangTimeout), v);
    public static T SetVerbosity<T>(this T o, DotNetVerbosity v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Verbosity), v);
    public static T SetArtifactsPath<T>(this T o, string v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.ArtifactsPath), v);
    public static T SetProperties<T>(this T o, IDictionary<string, object> v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Properties), v is null ? null : new Dictionary<string, object>(v));
    public static T SetProperty<T>(this T o, string key, object value) where T : DotNetTestSettings => o.SetEntry(nameof(DotNetTestSettings.Properties), key, value);
    public static T AddProperty<T>(this T o, string key, object value) where T : DotNetTestSettings => o.SetEntry(nameof(DotNetTestSettings.Properties), key, value);
    public static T RemoveProperty<T>(this T o, string key) where T : DotNetTestSettings => o.SetEntry(nameof(DotNetTestSettings.Properties), key, null);
    public static T ClearProperties<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Properties), null);
    public static T SetRunSettings<T>(this T o, IDictionary<string, object> v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.RunSettings), v is null ? null : new Dictionary<string, object>(v));
    public static T SetRunSetting<T>(this T o, string key, object value) where T : DotNetTestSettings => o.SetEntry(nameof(DotNetTestSettings.RunSettings), key, value);
    public static T AddRunSetting<T>(this T o, string key, object value) where T : DotNetTestSettings => o.SetEntry(nameof(DotNetTestSettings.RunSettings), key, value);
    public static T RemoveRunSetting<T>(this T o, string key) where T : DotNetTestSettings => o.SetEntry(nameof(DotNetTestSettings.RunSettings), key, null);
    public static T ClearRunSettings<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.RunSettings), null);
    public static T SetSources<T>(this T o, params string[] v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Sources), v);
    public static T SetSources<T>(this T o, IEnumerable<string> v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Sources), v?.ToArray());
    public static T AddSources<T>(this T o, params string[] v) where T : DotNetTestSettings => o.Add(nameof(DotNetTestSettings.Sources), v);
    public static T ClearSources<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.Sources), null);
    public static T SetIgnoreFailedSources<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.IgnoreFailedSources), v);
    public static T EnableIgnoreFailedSources<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.IgnoreFailedSources), true);
    public static T DisableIgnoreFailedSources<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.IgnoreFailedSources), false);
    public static T SetLockedMode<T>(this T o, bool? v) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.LockedMode), v);
    public static T EnableLockedMode<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.LockedMode), true);
    public static T DisableLockedMode<T>(this T o) where T : DotNetTestSettings => o.Set(nameof(DotNetTestSettings.LockedMode), false);
}
