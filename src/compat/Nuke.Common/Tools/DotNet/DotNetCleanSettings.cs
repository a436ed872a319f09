namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet clean</c>: deletes what a build made.</summary>
[Command("clean")]
public class DotNetCleanSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string Project => Get<string>();
    [Argument("--configuration {value}")] public string Configuration => Get<string>();
    [Argument("--framework {value}")] public string Framework => Get<string>();
    [Argument("--runtime {value}")] public string Runtime => Get<string>();
    [Argument("--output {value}")] public string Output => Get<string>();
    [Argument("--nologo")] public bool? NoLogo => Get<bool?>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
    [Argument("--property:{key}={value}")] public IReadOnlyDictionary<string, object> Properties => Get<IReadOnlyDictionary<string, object>>();
}
