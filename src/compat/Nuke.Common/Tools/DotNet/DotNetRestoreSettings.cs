using Nuke.Common.Tooling;

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

public static class DotNetRestoreSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.ProjectFile), v);
    public static T SetConfigFile<T>(this T o, string v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.ConfigFile), v);
    public static T SetRuntime<T>(this T o, string v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Runtime), v);
    public static T SetNoDependencies<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoDependencies), v);
    public static T EnableNoDependencies<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoDependencies), true);
    public static T DisableNoDependencies<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoDependencies), false);
    public static T SetVerbosity<T>(this T o, DotNetVerbosity v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Verbosity), v);
    public static T SetProperties<T>(this T o, IDictionary<string, object> v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Properties), v is null ? null : new Dictionary<string, object>(v));
    public static T SetProperty<T>(this T o, string key, object value) where T : DotNetRestoreSettings => o.SetEntry(nameof(DotNetRestoreSettings.Properties), key, value);
    public static T AddProperty<T>(this T o, string key, object value) where T : DotNetRestoreSettings => o.SetEntry(nameof(DotNetRestoreSettings.Properties), key, value);
    public static T RemoveProperty<T>(this T o, string key) where T : DotNetRestoreSettings => o.SetEntry(nameof(DotNetRestoreSettings.Properties), key, null);
    public static T ClearProperties<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Properties), null);
    public static T SetSources<T>(this T o, params string[] v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Sources), v);
    public static T SetSources<T>(this T o, IEnumerable<string> v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Sources), v?.ToArray());
    public static T AddSources<T>(this T o, params string[] v) where T : DotNetRestoreSettings => o.Add(nameof(DotNetRestoreSettings.Sources), v);
    public static T ClearSources<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Sources), null);
    public static T SetPackageDirectory<T>(this T o, string v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.PackageDirectory), v);
    public static T SetIgnoreFailedSources<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.IgnoreFailedSources), v);
    public static T EnableIgnoreFailedSources<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.IgnoreFailedSources), true);
    public static T DisableIgnoreFailedSources<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.IgnoreFailedSources), false);
    public static T SetNoCache<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoCache), v);
    public static T EnableNoCache<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoCache), true);
    public static T DisableNoCache<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.NoCache), false);
    public static T SetDisableParallel<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.DisableParallel), v);
    public static T EnableDisableParallel<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.DisableParallel), true);
    public static T DisableDisableParallel<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.DisableParallel), false);
    public static T SetForce<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Force), v);
    public static T EnableForce<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Force), true);
    public static T DisableForce<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.Force), false);
    public static T SetForceEvaluate<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.ForceEvaluate), v);
    public static T EnableForceEvaluate<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.ForceEvaluate), true);
    public static T DisableForceEvaluate<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.ForceEvaluate), false);
    public static T SetUseLockFile<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.UseLockFile), v);
    public static T EnableUseLockFile<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.UseLockFile), true);
    public static T DisableUseLockFile<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.UseLockFile), false);
    public static T SetLockedMode<T>(this T o, bool? v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.LockedMode), v);
    public static T EnableLockedMode<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.LockedMode), true);
    public static T DisableLockedMode<T>(this T o) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.LockedMode), false);
    public static T SetLockFilePath<T>(this T o, string v) where T : DotNetRestoreSettings => o.Set(nameof(DotNetRestoreSettings.LockFilePath), v);
}
