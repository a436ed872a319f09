namespace Nuke.Common.Execution;

/// <summary>Removes what Visual Studio leaves in the environment and what makes a nested MSBuild take the wrong tools.</summary>
public class UnsetVisualStudioEnvironmentVariablesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        foreach (var name in EnvironmentInfo.Variables.Keys)
        {
            if (name.StartsWith("VS", StringComparison.Ordinal) && name.EndsWith("COMNTOOLS", StringComparison.Ordinal))
                EnvironmentInfo.RemoveVariable(name);
        }
        foreach (var name in (string[])["MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath", "VSINSTALLDIR", "VisualStudioVersion"])
            EnvironmentInfo.RemoveVariable(name);
    }
}
