namespace Nuke.Common.Execution;

/// <summary>Ctrl+C: what is assured runs, the summary is written, then the process ends while the interrupted action still waits.</summary>
internal sealed class Interruption(NukeBuild build, Running running) : IDisposable
{
    public static Interruption Listen(NukeBuild build, Running running)
    {
        var interruption = new Interruption(build, running);
        Console.CancelKeyPress += interruption.OnCancel;
        return interruption;
    }

    public void Dispose() => Console.CancelKeyPress -= OnCancel;

    private void OnCancel(object sender, ConsoleCancelEventArgs arguments)
    {
        arguments.Cancel = true;
        running.Interrupt();
        var exitCode = BuildRun.Finish(build);
        Logging.Close();
        Environment.Exit(exitCode);
    }
}
