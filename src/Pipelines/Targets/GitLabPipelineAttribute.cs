using Nuke.Common.Execution;
using Pipelines.Targets.Extension;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// Stands on the build class: refuses what NUKE would half understand, keeps secrets out of the output, says at the end of a failed run how
/// to run it again, and keeps <c>.gitlab-ci.yml</c> equal to the targets. It starts no process and waits for no key.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GitLabPipelineAttribute : BuildExtensionAttributeBase,
    IOnBuildCreated, IOnBuildInitialized, IOnTargetRunning, IOnTargetFailed, IOnBuildFinished
{
    private RunGuard? _guard;

    /// <summary>Before all of NUKE's own steps, the first of which (150) reads files whose content may be secret.</summary>
    public override float Priority { get; set; } = 1000;

    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        ArgumentNullException.ThrowIfNull(executableTargets);
        _guard = new RunGuard(Build, ProcessEnvironment.Arguments);
        OrExit(() => _guard.Begin([.. executableTargets.Select(target => target.Name)]));
        if (Build is IPipeline pipeline)
        {
            pipeline.Remember(() => TargetGraphReader.Read(Build, executableTargets));
        }
    }

    /// <inheritdoc/>
    public void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan)
    {
        _guard?.Initialized();
        if (Build is IHazEnvironment { Env: { } environment } build)
        {
            OrExit(() => build.Application.Environment(environment));
        }

        if (Build is IDeploy deploy && executionPlan.Any(target => target.Name == nameof(IDeploy.Deploy)))
        {
            // Before anything is built for it.
            OrExit(deploy.Check);
        }

        if (Build is IPipeline shown && executionPlan.Any(target => target.Name == nameof(IPipeline.ShowPipeline)))
        {
            OrExit(() => PipelineShow.Check(shown));
        }

        // The targets that are about the file do it themselves, or never write; a server never writes; a file without our header is not ours.
        if (Build is IPipeline { IsLocalBuild: true, Help: false, Plan: false } pipeline
            && !executionPlan.Any(target => target.Name is nameof(IPipeline.GeneratePipeline) or nameof(IPipeline.CheckPipeline) or nameof(IPipeline.ShowPipeline)))
        {
            PipelineOnDisk.KeepInStep(pipeline);
        }
    }

    /// <inheritdoc/>
    public void OnTargetRunning(ExecutableTarget target) => _guard?.Running();

    /// <inheritdoc/>
    public void OnTargetFailed(ExecutableTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        _guard?.Failed(target.Name);
    }

    /// <inheritdoc/>
    public void OnBuildFinished()
    {
        if (Build is IHazApplication build)
        {
            RunEnd.Of(build);
        }

        foreach (var failure in _guard?.Finished() ?? [])
        {
            Console.WriteLine(failure);
        }

        // The last line of all, failed or not: what reads it counts on that.
        if (Build is ITest { ClosingLine: { } line })
        {
            Console.WriteLine();
            Console.WriteLine(line);
        }
    }

    // An exception out of an extension ends NUKE with 255 and, in some versions, a stack trace: the message and the code are what a caller needs.
    private static void OrExit(Action check)
    {
        try
        {
            check();
        }
        catch (PipelinesException exception)
        {
            Console.Error.WriteLine(exception.Message);
            ProcessEnvironment.Exit(exception.ExitCode);
        }
    }
}
