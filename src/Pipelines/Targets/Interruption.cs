using System.Runtime.InteropServices;

namespace Pipelines.Targets;

/// <summary>
/// Ctrl-C, and the SIGTERM of a cancelled job, as cancellation: what is running ends itself in order, and says what it leaves behind.
/// A second Ctrl-C does not wait for that. NUKE's own handler, which would end the process at once, runs after this one.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long the work may take to end itself.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private static readonly ManualResetEventSlim Never = new();

    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>The exit code that shells give to a process that this signal ended; null without a signal.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.TrySetResult();
        _interrupt.Dispose();
        _terminate.Dispose();
        _cancellation.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_cancellation.IsCancellationRequested)
        {
            return;
        }

        ExitCode = context.Signal == PosixSignal.SIGINT ? 130 : 143;
        _cancellation.Cancel();
        if (_ended.Task.Wait(Grace))
        {
            // The run ends by itself now; were this handler to return, NUKE's would end it a second time.
            Never.Wait();
        }
    }
}
