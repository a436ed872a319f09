using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet pack</c>: makes packages.</summary>
[Command("pack")]
public class DotNetPackSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string Project => Get<string>();
    [Argument("--configuration {value}")] public string Configuration => Get<string>();
    [Argument("--output {value}")] public string OutputDirectory => Get<string>();
    [Argument("--no-build")] public bool? NoBuild => Get<bool?>();
    [Argument("--no-restore")] public bool? NoRestore => Get<bool?>();
    [Argument("--nologo")] public bool? NoLogo => Get<bool?>();
    [Argument("--include-source")] public bool? IncludeSource => Get<bool?>();
    [Argument("--include-symbols")] public bool? IncludeSymbols => Get<bool?>();
    [Argument("--serviceable")] public bool? Serviceable => Get<bool?>();
    [Argument("--runtime {value}")] public string Runtime => Get<string>();
    [Argument("--version-suffix {value}")] public string VersionSuffix => Get<string>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
    [Argument("--artifacts-path {value}")] public string ArtifactsPath => Get<string>();
    [Argument("--property:{key}={value}")] public IReadOnlyDictionary<string, object> Properties => Get<IReadOnlyDictionary<string, object>>();
    [Argument("--source {value}")] public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();
    [Argument("--ignore-failed-sources")] public bool? IgnoreFailedSources => Get<bool?>();
    [Argument("--locked-mode")] public bool? LockedMode => Get<bool?>();
}

public static class DotNetPackSettingsExtensions
{
    public static T SetProject<T>(this T o, string v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Project), v);
    public static T SetConfiguration<T>(this T o, string v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Configuration), v);
    public static T SetOutputDirectory<T>(this T o, string v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.OutputDirectory), v);
    public static T SetNoBuild<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoBuild), v);
    public static T EnableNoBuild<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoBuild), true);
    public static T DisableNoBuild<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoBuild), false);
    public static T SetNoRestore<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoRestore), v);
    public static T EnableNoRestore<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoRestore), true);
    public static T DisableNoRestore<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoRestore), false);
    public static T SetNoLogo<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoLogo), v);
    public static T EnableNoLogo<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoLogo), true);
    public static T DisableNoLogo<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.NoLogo), false);
    public static T SetIncludeSource<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSource), v);
    public static T EnableIncludeSource<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSource), true);
    public static T DisableIncludeSource<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSource), false);
    public static T SetIncludeSymbols<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSymbols), v);
    public static T EnableIncludeSymbols<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSymbols), true);
    public static T DisableIncludeSymbols<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IncludeSymbols), false);
    public static T SetServiceable<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Serviceable), v);
    public static T EnableServiceable<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Serviceable), true);
    public static T DisableServiceable<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Serviceable), false);
    public static T SetRuntime<T>(this T o, string v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Runtime), v);
    public static T SetVersionSuffix<T>(this T o, string v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.VersionSuffix), v);
    public static T SetVerbosity<T>(this T o, DotNetVerbosity v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Verbosity), v);
    public static T SetArtifactsPath<T>(this T o, string v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.ArtifactsPath), v);
    public static T SetProperties<T>(this T o, IDictionary<string, object> v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Properties), v is null ? null : new Dictionary<string, object>(v));
    public static T SetProperty<T>(this T o, string key, object value) where T : DotNetPackSettings => o.SetEntry(nameof(DotNetPackSettings.Properties), key, value);
    public static T AddProperty<T>(this T o, string key, object value) where T : DotNetPackSettings => o.SetEntry(nameof(DotNetPackSettings.Properties), key, value);
    public static T RemoveProperty<T>(this T o, string key) where T : DotNetPackSettings => o.SetEntry(nameof(DotNetPackSettings.Properties), key, null);
    public static T ClearProperties<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Properties), null);
    public static T SetSources<T>(this T o, params string[] v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Sources), v);
    public static T SetSources<T>(this T o, IEnumerable<string> v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Sources), v?.ToArray());
    public static T AddSources<T>(this T o, params string[] v) where T : DotNetPackSettings => o.Add(nameof(DotNetPackSettings.Sources), v);
    public static T ClearSources<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.Sources), null);
    public static T SetIgnoreFailedSources<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IgnoreFailedSources), v);
    public static T EnableIgnoreFailedSources<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IgnoreFailedSources), true);
    public static T DisableIgnoreFailedSources<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.IgnoreFailedSources), false);
    public static T SetLockedMode<T>(this T o, bool? v) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.LockedMode), v);
    public static T EnableLockedMode<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.LockedMode), true);
    public static T DisableLockedMode<T>(this T o) where T : DotNetPackSettings => o.Set(nameof(DotNetPackSettings.LockedMode), false);
    public static T SetVersion<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("Version", v);
    public static T SetVersionPrefix<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("VersionPrefix", v);
    public static T SetAssemblyVersion<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("AssemblyVersion", v);
    public static T SetFileVersion<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("FileVersion", v);
    public static T SetInformationalVersion<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("InformationalVersion", v);
    public static T SetRepositoryUrl<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("RepositoryUrl", v);
    public static T SetContinuousIntegrationBuild<T>(this T o, bool? v) where T : DotNetPackSettings => o.SetProperty("ContinuousIntegrationBuild", v);
    public static T EnableContinuousIntegrationBuild<T>(this T o) where T : DotNetPackSettings => o.SetProperty("ContinuousIntegrationBuild", true);
    public static T SetDeterministic<T>(this T o, bool? v) where T : DotNetPackSettings => o.SetProperty("Deterministic", v);
    public static T EnableDeterministic<T>(this T o) where T : DotNetPackSettings => o.SetProperty("Deterministic", true);
    public static T SetPackageId<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("PackageId", v);
    public static T SetAuthors<T>(this T o, params string[] v) where T : DotNetPackSettings => o.SetProperty("Authors", MSBuildText.Join(v, ','));
    public static T SetTitle<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("Title", v);
    public static T SetDescription<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("Description", v);
    public static T SetCopyright<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("Copyright", v);
    public static T SetPackageTags<T>(this T o, params string[] v) where T : DotNetPackSettings => o.SetProperty("PackageTags", MSBuildText.Join(v, ' '));
    public static T SetPackageReleaseNotes<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("PackageReleaseNotes", v);
    public static T SetPackageProjectUrl<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("PackageProjectUrl", v);
    public static T SetRepositoryType<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("RepositoryType", v);
    public static T SetSymbolPackageFormat<T>(this T o, string v) where T : DotNetPackSettings => o.SetProperty("SymbolPackageFormat", v);
}
