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
