using Nuke.Common;
using Nuke.Common.Execution;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// Stands on the build class: refuses a command line that NUKE would half ignore, and keeps <c>.gitlab-ci.yml</c> equal to the targets.
/// It starts no process and waits for no key.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GitLabPipelineAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    /// <summary>After the parameters are injected (100), before the schema and every other extension.</summary>
    public override float Priority { get; set; } = 90;

    /// <inheritdoc/>
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        ArgumentNullException.ThrowIfNull(executableTargets);
        var names = executableTargets.Where(target => target.Listed).Select(target => target.Name).ToList();
        Refuse(() =>
        {
            var mistakes = ArgumentCheck.Mistakes(ProcessEnvironment.Arguments, Build.GetType(), names);
            if (mistakes.Count > 0)
            {
                throw new DefinitionException(mistakes);
            }

            if (Build is IHazEnvironment { Env: { } environment } build)
            {
                build.Application.Environment(environment);
            }
        });
    }

    // An exception out of an extension ends NUKE with 255 and, in some versions, a stack trace: the message and the code are what a caller needs.
    private static void Refuse(Action check)
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
