using System.Runtime.InteropServices;
using Nuke.Common;
using Pipelines.Clients.Git;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// What a target's body is given, and the one edge around it: signals become cancellation, and an error that a person can mend
/// sets the exit code of the build.
/// </summary>
internal sealed record TargetRun(INukeBuild Build, IProgressLog Log, ProcessEnvironment Environment, CancellationToken CancellationToken)
{
    /// <summary>The absolute path of the repository's root.</summary>
    public string Root => Build.RootDirectory;

    /// <summary>Where everything that targets produce goes: <c>artifacts</c>, ignored by git.</summary>
    public string ArtifactsFolder => Path.Combine(Root, "artifacts");

    /// <summary>The commit, and the changes on top of it, that this run works on.</summary>
    public Task<Revision> RevisionAsync() => new GitClient(Root).RevisionAsync(CancellationToken);

    /// <summary>Runs a target's body.</summary>
    public static async Task RunAsync(INukeBuild build, Func<TargetRun, Task> body)
    {
        using var cancellation = new CancellationTokenSource();
        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            await body(new TargetRun(build, ConsoleLog.Instance, ProcessEnvironment.Current, cancellation.Token));
        }
        catch (PipelinesException exception)
        {
            build.ExitCode = exception.ExitCode;
            throw;
        }
    }
}
