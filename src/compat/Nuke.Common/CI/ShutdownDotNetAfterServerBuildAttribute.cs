using Nuke.Common.Tools.DotNet;

namespace Nuke.Common.CI;

/// <summary>Ends the compiler servers of dotnet when a run on a server ends: they would keep the job, or the working copy, in use.</summary>
public class ShutdownDotNetAfterServerBuildAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    public void OnBuildFinished()
    {
        if (Build.IsServerBuild)
            ControlFlow.SuppressErrors(() => DotNetTasks.DotNet("build-server shutdown", logOutput: false, logInvocation: false));
    }
}
