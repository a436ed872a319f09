using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet format</c>: formats sources.</summary>
[Command("format")]
public class DotNetFormatSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string Project => Get<string>();
    [Argument("--severity {value}")] public DotNetFormatSeverity Severity => Get<DotNetFormatSeverity>();
    [Argument("--verify-no-changes")] public bool? VerifyNoChanges => Get<bool?>();
    [Argument("--no-restore")] public bool? NoRestore => Get<bool?>();
    [Argument("--include {value}", Separator = " ")] public IReadOnlyList<string> Include => Get<IReadOnlyList<string>>();
    [Argument("--exclude {value}", Separator = " ")] public IReadOnlyList<string> Exclude => Get<IReadOnlyList<string>>();
    [Argument("--include-generated")] public bool? IncludeGenerated => Get<bool?>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
    [Argument("--binarylog {value}")] public string BinaryLog => Get<string>();
    [Argument("--report {value}")] public string Report => Get<string>();
}

public static class DotNetFormatSettingsExtensions
{
    public static T SetProject<T>(this T o, string v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Project), v);
    public static T SetSeverity<T>(this T o, DotNetFormatSeverity v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Severity), v);
    public static T SetVerifyNoChanges<T>(this T o, bool? v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.VerifyNoChanges), v);
    public static T EnableVerifyNoChanges<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.VerifyNoChanges), true);
    public static T DisableVerifyNoChanges<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.VerifyNoChanges), false);
    public static T SetNoRestore<T>(this T o, bool? v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.NoRestore), v);
    public static T EnableNoRestore<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.NoRestore), true);
    public static T DisableNoRestore<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.NoRestore), false);
    public static T SetInclude<T>(this T o, params string[] v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Include), v);
    public static T SetInclude<T>(this T o, IEnumerable<string> v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Include), v?.ToArray());
    public static T AddInclude<T>(this T o, params string[] v) where T : DotNetFormatSettings => o.Add(nameof(DotNetFormatSettings.Include), v);
    public static T ClearInclude<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Include), null);
    public static T SetExclude<T>(this T o, params string[] v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Exclude), v);
    public static T SetExclude<T>(this T o, IEnumerable<string> v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Exclude), v?.ToArray());
    public static T AddExclude<T>(this T o, params string[] v) where T : DotNetFormatSettings => o.Add(nameof(DotNetFormatSettings.Exclude), v);
    public static T ClearExclude<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Exclude), null);
    public static T SetIncludeGenerated<T>(this T o, bool? v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.IncludeGenerated), v);
    public static T EnableIncludeGenerated<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.IncludeGenerated), true);
    public static T DisableIncludeGenerated<T>(this T o) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.IncludeGenerated), false);
    public static T SetVerbosity<T>(this T o, DotNetVerbosity v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Verbosity), v);
    public static T SetBinaryLog<T>(this T o, string v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.BinaryLog), v);
    public static T SetReport<T>(this T o, string v) where T : DotNetFormatSettings => o.Set(nameof(DotNetFormatSettings.Report), v);
}
