namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet nuget push</c>: brings packages to a feed. Its keys stay out of logs.</summary>
[Command("nuget push")]
public class DotNetNuGetPushSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string TargetPath => Get<string>();
    [Argument("--source {value}")] public string Source => Get<string>();
    [Argument("--symbol-source {value}")] public string SymbolSource => Get<string>();
    [Argument("--api-key {value}", IsSecret = true)] public string ApiKey => Get<string>();
    [Argument("--symbol-api-key {value}", IsSecret = true)] public string SymbolApiKey => Get<string>();
    [Argument("--timeout {value}")] public int? Timeout => Get<int?>();
    [Argument("--no-symbols")] public bool? NoSymbols => Get<bool?>();
    [Argument("--skip-duplicate")] public bool? SkipDuplicate => Get<bool?>();
}
