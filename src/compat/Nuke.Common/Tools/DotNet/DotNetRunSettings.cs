namespace Nuke.Common.Tools.DotNet;

/// <summary><c>dotnet run</c>: runs a project.</summary>
[Command("run")]
public class DotNetRunSettings : ToolOptions
{
    [Argument("--project {value}")] public string ProjectFile => Get<string>();
    [Argument("--configuration {value}")] public string Configuration => Get<string>();
    [Argument("--framework {value}")] public string Framework => Get<string>();
    [Argument("--runtime {value}")] public string Runtime => Get<string>();
    [Argument("--launch-profile {value}")] public string LaunchProfile => Get<string>();
    [Argument("--no-launch-profile")] public bool? NoLaunchProfile => Get<bool?>();
    [Argument("--no-build")] public bool? NoBuild => Get<bool?>();
    [Argument("--no-restore")] public bool? NoRestore => Get<bool?>();
    [Argument("-- {value}", Position = -1, Separator = " ")] public IReadOnlyList<string> ApplicationArguments => Get<IReadOnlyList<string>>();
}
