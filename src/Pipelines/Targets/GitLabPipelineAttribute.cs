using Nuke.Common.Execution;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// Stands on the build class: refuses a command line that NUKE would half ignore, and keeps <c>.gitlab-ci.yml</c> equal to the targets.
/// It starts no process and waits for no key.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GitLabPipelineAttribute : BuildExtensionAttributeBase, IOnBuildCreated, IOnBuildInitialized, IOnBuildFinished
{
    /// <summary>After the parameters are injected (100), before the schema and every other extension.</summary>
    public override float Priority { get; set; } = 90;

    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        ArgumentNullException.ThrowIfNull(executableTargets);
        OrExit(() =>
        {
            var mistakes = ArgumentCheck.Mistakes(ProcessEnvironment.Arguments, Build.GetType(), [.. executableTargets.Where(target => target.Listed).Select(target => target.Name)]);
            if (mistakes.Count > 0)
            {
                throw new DefinitionException(mistakes);
            }

            if (Build is IHazEnvironment { Env: { } environment } build)
            {
                build.Application.Environment(environment);
            }
        });
        if (Build is IPipeline pipeline)
        {
            pipeline.Remember(() => TargetGraphReader.Read(Build, executableTargets));
        }
    }

    /// <inheritdoc/>
    public void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan)
    {
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
    public void OnBuildFinished()
    {
        if (Build is ITest { ClosingLine: { } line })
        {
            Console.WriteLine();
            Console.WriteLine(line);
        }

        if (Build is IHazApplication build)
        {
            LocalSandbox.Stop(build);
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
