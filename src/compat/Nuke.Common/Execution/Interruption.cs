namespace Nuke.Common.Execution;

/// <summary>Ctrl+C: what is assured runs, the summary is written, then the process ends while the interrupted action still waits.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly NukeBuild build;
    private readonly BuildAttempt attempt;

    private Interruption(NukeBuild build, BuildAttempt attempt)
    {
        this.build = build;
        this.attempt = attempt;
    }

    public static Interruption Listen(NukeBuild build, BuildAttempt attempt)
    {
        var interruption = new Interruption(build, attempt);
        Console.CancelKeyPress += interruption.OnCancel;
        return interruption;
    }

    public void Dispose() => Console.CancelKeyPress -= OnCancel;

    private void OnCancel(object sender, ConsoleCancelEventArgs arguments)
    {
        arguments.Cancel = true;
        foreach (var target in build.RunningTargets)
        {
            target.StopClock();
            target.Status = ExecutionStatus.Aborted;
        }
        Running.RunAssured(build, attempt);
        var exitCode = BuildRun.Finish(build);
        Logging.Close();
        Environment.Exit(exitCode);
    }
}
