using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet publish</c>: publishes.</summary>
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

public static class DotNetPublishSettingsExtensions
{
    public static T SetProject<T>(this T o, string v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Project), v);
    public static T SetConfiguration<T>(this T o, string v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Configuration), v);
    public static T SetFramework<T>(this T o, string v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Framework), v);
    public static T SetRuntime<T>(this T o, string v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Runtime), v);
    public static T SetOutput<T>(this T o, string v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Output), v);
    public static T SetNoBuild<T>(this T o, bool? v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoBuild), v);
    public static T EnableNoBuild<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoBuild), true);
    public static T DisableNoBuild<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoBuild), false);
    public static T SetNoRestore<T>(this T o, bool? v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoRestore), v);
    public static T EnableNoRestore<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoRestore), true);
    public static T DisableNoRestore<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoRestore), false);
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoLogo), v);
    public static T EnableNoLogo<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoLogo), true);
    public static T DisableNoLogo<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.NoLogo), false);
    public static T SetSelfContained<T>(this T o, bool? v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.SelfContained), v);
    public static T EnableSelfContained<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.SelfContained), true);
    public static T DisableSelfContained<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.SelfContained), false);
    public static T SetVersionSuffix<T>(this T o, string v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.VersionSuffix), v);
    public static T SetVerbosity<T>(this T o, DotNetVerbosity v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Verbosity), v);
    public static T SetArtifactsPath<T>(this T o, string v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.ArtifactsPath), v);
    public static T SetProperties<T>(this T o, IDictionary<string, object> v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Properties), v is null ? null : new Dictionary<string, object>(v));
    public static T SetProperty<T>(this T o, string key, object value) where T : DotNetPublishSettings => o.SetEntry(nameof(DotNetPublishSettings.Properties), key, value);
    public static T AddProperty<T>(this T o, string key, object value) where T : DotNetPublishSettings => o.SetEntry(nameof(DotNetPublishSettings.Properties), key, value);
    public static T RemoveProperty<T>(this T o, string key) where T : DotNetPublishSettings => o.SetEntry(nameof(DotNetPublishSettings.Properties), key, null);
    public static T ClearProperties<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Properties), null);
    public static T SetSources<T>(this T o, params string[] v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Sources), v);
    public static T SetSources<T>(this T o, IEnumerable<string> v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Sources), v?.ToArray());
    public static T AddSources<T>(this T o, params string[] v) where T : DotNetPublishSettings => o.Add(nameof(DotNetPublishSettings.Sources), v);
    public static T ClearSources<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.Sources), null);
    public static T SetIgnoreFailedSources<T>(this T o, bool? v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.IgnoreFailedSources), v);
    public static T EnableIgnoreFailedSources<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.IgnoreFailedSources), true);
    public static T DisableIgnoreFailedSources<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.IgnoreFailedSources), false);
    public static T SetLockedMode<T>(this T o, bool? v) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.LockedMode), v);
    public static T EnableLockedMode<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.LockedMode), true);
    public static T DisableLockedMode<T>(this T o) where T : DotNetPublishSettings => o.Set(nameof(DotNetPublishSettings.LockedMode), false);
    public static T SetVersion<T>(this T o, string v) where T : DotNetPublishSettings => o.SetProperty("Version", v);
    public static T SetVersionPrefix<T>(this T o, string v) where T : DotNetPublishSettings => o.SetProperty("VersionPrefix", v);
    public static T SetAssemblyVersion<T>(this T o, string v) where T : DotNetPublishSettings => o.SetProperty("AssemblyVersion", v);
    public static T SetFileVersion<T>(this T o, string v) where T : DotNetPublishSettings => o.SetProperty("FileVersion", v);
    public static T SetInformationalVersion<T>(this T o, string v) where T : DotNetPublishSettings => o.SetProperty("InformationalVersion", v);
    public static T SetRepositoryUrl<T>(this T o, string v) where T : DotNetPublishSettings => o.SetProperty("RepositoryUrl", v);
    public static T SetContinuousIntegrationBuild<T>(this T o, bool? v) where T : DotNetPublishSettings => o.SetProperty("ContinuousIntegrationBuild", v);
    public static T EnableContinuousIntegrationBuild<T>(this T o) where T : DotNetPublishSettings => o.SetProperty("ContinuousIntegrationBuild", true);
    public static T SetDeterministic<T>(this T o, bool? v) where T : DotNetPublishSettings => o.SetProperty("Deterministic", v);
    public static T EnableDeterministic<T>(this T o) where T : DotNetPublishSettings => o.SetProperty("Deterministic", true);
    public static T SetPublishSingleFile<T>(this T o, bool? v) where T : DotNetPublishSettings => o.SetProperty("PublishSingleFile", v);
    public static T EnablePublishSingleFile<T>(this T o) where T : DotNetPublishSettings => o.SetProperty("PublishSingleFile", true);
    public static T SetPublishTrimmed<T>(this T o, bool? v) where T : DotNetPublishSettings => o.SetProperty("PublishTrimmed", v);
    public static T EnablePublishTrimmed<T>(this T o) where T : DotNetPublishSettings => o.SetProperty("PublishTrimmed", true);
    public static T SetPublishReadyToRun<T>(this T o, bool? v) where T : DotNetPublishSettings => o.SetProperty("PublishReadyToRun", v);
    public static T EnablePublishReadyToRun<T>(this T o) where T : DotNetPublishSettings => o.SetProperty("PublishReadyToRun", true);
}
