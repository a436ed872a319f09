using Nuke.Common.IO;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>What succeeded so far, written down so that <c>--continue</c> may go on after a failure.</summary>
internal sealed class BuildAttempt
{
    private readonly AbsolutePath file;

    private BuildAttempt(AbsolutePath file, IReadOnlyCollection<ExecutableTarget> succeededBefore)
    {
        this.file = file;
        SucceededBefore = succeededBefore;
    }

    public IReadOnlyCollection<ExecutableTarget> SucceededBefore { get; }

    public static BuildAttempt Start(NukeBuild build)
    {
        var file = NukeBuild.TemporaryDirectory / "build-attempt.log";
        var invocation = Invocation();
        var before = build.Continue ? Before(file, invocation, build) : [];
        File.WriteAllText(file, string.Concat(before.Select(x => x.Name).Prepend(invocation).Select(x => x + "\n")));
        return new(file, before);
    }

    public void Add(ExecutableTarget target) => File.AppendAllText(file, target.Name + "\n");

    private static List<ExecutableTarget> Before(AbsolutePath file, string invocation, NukeBuild build)
    {
        var lines = file.FileExists() ? File.ReadAllLines(file) : [];
        if (lines.FirstOrDefault() != invocation)
        {
            Log.Warning("Build cannot be continued: the last run was another one");
            return [];
        }
        return build.ExecutionPlan.Where(x => lines.AsSpan(1).Contains(x.Name)).ToList();
    }

    /// <summary>The words of the command line without its options: those may differ when a run is continued.</summary>
    private static string Invocation() =>
        string.Join(' ', EnvironmentInfo.CommandLineArguments.Where(x => !x.StartsWith('-')));
}
