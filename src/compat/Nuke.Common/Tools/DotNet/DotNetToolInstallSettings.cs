namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet tool install</c>: installs a tool.</summary>
[Command("tool install")]
public class DotNetToolInstallSettings : ToolOptions
{
    [Argument("{value}", Position = 1)] public string PackageName => Get<string>();
    [Argument("--global")] public bool? Global => Get<bool?>();
    [Argument("--tool-path {value}")] public string ToolInstallationPath => Get<string>();
    [Argument("--version {value}")] public string Version => Get<string>();
    [Argument("--configfile {value}")] public string ConfigFile => Get<string>();
    [Argument("--framework {value}")] public string Framework => Get<string>();
    [Argument("--add-source {value}")] public IReadOnlyList<string> Sources => Get<IReadOnlyList<string>>();
    [Argument("--verbosity {value}")] public DotNetVerbosity Verbosity => Get<DotNetVerbosity>();
}
