namespace Nuke.Common.Execution;

/// <summary>Forgets what Visual Studio tells its child processes: MSBuild would take that for where it stands itself.</summary>
public class UnsetVisualStudioEnvironmentVariablesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    private static readonly string[] Prefixes = ["VisualStudio", "VSAPPID", "VSLANG", "VSSKUEDITION"];

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        foreach (var name in EnvironmentInfo.Variables.Keys.Where(x => Prefixes.Any(x.StartsWithOrdinalIgnoreCase)))
            EnvironmentInfo.RemoveVariable(name);
    }
}
