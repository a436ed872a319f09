using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet build</c>: compiles.</summary>
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

public static class DotNetBuildSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.ProjectFile), v);
    public static T SetConfiguration<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Configuration), v);
    public static T SetFramework<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Framework), v);
    public static T SetRuntime<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Runtime), v);
    public static T SetOutputDirectory<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.OutputDirectory), v);
    public static T SetNoRestore<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoRestore), v);
    public static T EnableNoRestore<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoRestore), true);
    public static T DisableNoRestore<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoRestore), false);
    public static T SetNoIncremental<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoIncremental), v);
    public static T EnableNoIncremental<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoIncremental), true);
    public static T DisableNoIncremental<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoIncremental), false);
    public static T SetNoDependencies<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoDependencies), v);
    public static T EnableNoDependencies<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoDependencies), true);
    public static T DisableNoDependencies<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoDependencies), false);
    public static T SetSelfContained<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.SelfContained), v);
    public static T EnableSelfContained<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.SelfContained), true);
    public static T DisableSelfContained<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.SelfContained), false);
    public static T SetVerbosity<T>(this T o, DotNetVerbosity v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Verbosity), v);
    public static T SetVersionSuffix<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.VersionSuffix), v);
    public static T SetLoggers<T>(this T o, params string[] v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Loggers), v);
    public static T SetLoggers<T>(this T o, IEnumerable<string> v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Loggers), v?.ToArray());
    public static T AddLoggers<T>(this T o, params string[] v) where T : DotNetBuildSettings => o.Add(nameof(DotNetBuildSettings.Loggers), v);
    public static T ClearLoggers<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Loggers), null);
    public static T SetNoConsoleLogger<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoConsoleLogger), v);
    public static T EnableNoConsoleLogger<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoConsoleLogger), true);
    public static T DisableNoConsoleLogger<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoConsoleLogger), false);
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoLogo), v);
    public static T EnableNoLogo<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoLogo), true);
    public static T DisableNoLogo<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.NoLogo), false);
    public static T SetBinaryLog<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.BinaryLog), v);
    public static T SetArtifactsPath<T>(this T o, string v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.ArtifactsPath), v);
    public static T SetProperties<T>(this T o, IDictionary<string, object> v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Properties), v is null ? null : new Dictionary<string, object>(v));
    public static T SetProperty<T>(this T o, string key, object value) where T : DotNetBuildSettings => o.SetEntry(nameof(DotNetBuildSettings.Properties), key, value);
    public static T AddProperty<T>(this T o, string key, object value) where T : DotNetBuildSettings => o.SetEntry(nameof(DotNetBuildSettings.Properties), key, value);
    public static T RemoveProperty<T>(this T o, string key) where T : DotNetBuildSettings => o.SetEntry(nameof(DotNetBuildSettings.Properties), key, null);
    public static T ClearProperties<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Properties), null);
    public static T SetSources<T>(this T o, params string[] v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Sources), v);
    public static T SetSources<T>(this T o, IEnumerable<string> v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Sources), v?.ToArray());
    public static T AddSources<T>(this T o, params string[] v) where T : DotNetBuildSettings => o.Add(nameof(DotNetBuildSettings.Sources), v);
    public static T ClearSources<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.Sources), null);
    public static T SetIgnoreFailedSources<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.IgnoreFailedSources), v);
    public static T EnableIgnoreFailedSources<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.IgnoreFailedSources), true);
    public static T DisableIgnoreFailedSources<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.IgnoreFailedSources), false);
    public static T SetLockedMode<T>(this T o, bool? v) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.LockedMode), v);
    public static T EnableLockedMode<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.LockedMode), true);
    public static T DisableLockedMode<T>(this T o) where T : DotNetBuildSettings => o.Set(nameof(DotNetBuildSettings.LockedMode), false);
    public static T SetVersion<T>(this T o, string v) where T : DotNetBuildSettings => o.SetProperty("Version", v);
    public static T SetVersionPrefix<T>(this T o, string v) where T : DotNetBuildSettings => o.SetProperty("VersionPrefix", v);
    public static T SetAssemblyVersion<T>(this T o, string v) where T : DotNetBuildSettings => o.SetProperty("AssemblyVersion", v);
    public static T SetFileVersion<T>(this T o, string v) where T : DotNetBuildSettings => o.SetProperty("FileVersion", v);
    public static T SetInformationalVersion<T>(this T o, string v) where T : DotNetBuildSettings => o.SetProperty("InformationalVersion", v);
    public static T SetRepositoryUrl<T>(this T o, string v) where T : DotNetBuildSettings => o.SetProperty("RepositoryUrl", v);
    public static T SetContinuousIntegrationBuild<T>(this T o, bool? v) where T : DotNetBuildSettings => o.SetProperty("ContinuousIntegrationBuild", v);
    public static T EnableContinuousIntegrationBuild<T>(this T o) where T : DotNetBuildSettings => o.SetProperty("ContinuousIntegrationBuild", true);
    public static T SetDeterministic<T>(this T o, bool? v) where T : DotNetBuildSettings => o.SetProperty("Deterministic", v);
    public static T EnableDeterministic<T>(this T o) where T : DotNetBuildSettings => o.SetProperty("Deterministic", true);
    public static T SetTreatWarningsAsErrors<T>(this T o, bool? v) where T : DotNetBuildSettings => o.SetProperty("TreatWarningsAsErrors", v);
    public static T EnableTreatWarningsAsErrors<T>(this T o) where T : DotNetBuildSettings => o.SetProperty("TreatWarningsAsErrors", true);
    public static T SetWarningsAsErrors<T>(this T o, params string[] v) where T : DotNetBuildSettings => o.SetProperty("WarningsAsErrors", MSBuildText.Join(v, ';'));
    public static T SetNoWarns<T>(this T o, params int[] v) where T : DotNetBuildSettings => o.SetProperty("NoWarn", MSBuildText.Join(v, ';'));
    public static T SetRunCodeAnalysis<T>(this T o, bool? v) where T : DotNetBuildSettings => o.SetProperty("RunCodeAnalysis", v);
    public static T EnableRunCodeAnalysis<T>(this T o) where T : DotNetBuildSettings => o.SetProperty("RunCodeAnalysis", true);
    public static T SetPlatform<T>(this T o, string v) where T : DotNetBuildSettings => o.SetProperty("Platform", v);
}
