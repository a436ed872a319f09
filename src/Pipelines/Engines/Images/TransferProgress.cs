using Pipelines.Clients.Registry;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// Counts what a copy moves, and says now and then how far it is: a plain line at most every ten seconds, the same in a terminal and in a job's
/// log. A copy that takes less says nothing before its end.
/// </summary>
internal sealed class TransferProgress(string subject, IProgressLog log, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly Lock _turn = new();
    private DateTimeOffset _said = time.GetUtcNow();
    private long _expected;
    private long _bytes;

    /// <summary>The bytes of blobs that went over the network; those that had to be sent again count again.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The blobs that were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>The blobs that were there already.</summary>
    public int AlreadyThere { get; private set; }

    /// <summary>The blobs that the registry took from another of its repositories.</summary>
    public int Mounted { get; private set; }

    /// <summary>Lets a blob be counted while it is sent.</summary>
    public BlobSource Watch(BlobSource blob) => blob with { OnSent = Move, OnHeld = held => Interlocked.Add(ref _expected, -held) };

    /// <summary>This blob may have to be sent.</summary>
    public void Expect(Descriptor blob) => Interlocked.Add(ref _expected, blob.Size);

    /// <summary>This blob is done.</summary>
    public void Count(Descriptor blob, BlobOutcome outcome)
    {
        lock (_turn)
        {
            switch (outcome)
            {
                case BlobOutcome.Sent:
                    Sent++;
                    return;
                case BlobOutcome.Mounted:
                    Mounted++;
                    break;
                default:
                    AlreadyThere++;
                    break;
            }
        }

        Interlocked.Add(ref _expected, -blob.Size);
    }

    private void Move(long bytes)
    {
        var moved = Interlocked.Add(ref _bytes, bytes);
        var now = time.GetUtcNow();
        lock (_turn)
        {
            if (now - _said < Pause)
            {
                return;
            }

            _said = now;
        }

        log.Info(ImagesText.Moving(subject, moved, Math.Max(moved, Interlocked.Read(ref _expected)), moved / (now - _start).TotalSeconds));
    }
}
