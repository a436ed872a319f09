using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>Compiles the build itself, once for all jobs of a pipeline: the others start it as it is.</summary>
public interface ICompileBuild : IHazApplication
{
    /// <summary>
    /// Hands on what <c>build.sh</c> has compiled before it started this target. The other jobs' <c>build.sh</c> starts that, when their inputs are the same.
    /// </summary>
    [Job(Stage = Stages.Build, ForEveryJob = true, NeedsNuGet = true, KeepsFiles = true)]
    Target CompileBuild => _ => _
        .Description("Compiles the build once; the other jobs start what it compiled")
        .Produces(RootDirectory / "build" / "bin" / "**", TemporaryDirectory / "build.stamp")
        .Executes(() => TargetRun.RunAsync(this, run =>
        {
            run.Log.Info(TargetsText.BuildCompiled(BuildStamp.Read(TemporaryDirectory)));
            return Task.CompletedTask;
        }));
}
