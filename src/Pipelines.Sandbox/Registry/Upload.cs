using System.Buffers;
using System.Security.Cryptography;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>One upload.</summary>
internal sealed class Upload : IDisposable
{
    private const int Buffer = 128 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SemaphoreSlim turn = new(1);

    public Upload(string id, Store<Repository> repository, string file)
    {
        Id = id;
        Repository = repository;
        File = file;
        System.IO.File.Create(file).Dispose();
    }

    public string Id { get; }

    public Store<Repository> Repository { get; }

    public string File { get; }

    public long Length { get; private set; }

    public string Digest => "sha256:" + Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>
    /// Appends a stream; what has come when it breaks off counts, so that a client may go on from there. Nothing but the end of the stream ends it:
    /// a cancellation would throw away what has arrived and was not read yet.
    /// </summary>
    /// <param name="start">Where the chunk says that it begins; null when it does not say.</param>
    /// <param name="bytes">The chunk.</param>
    /// <returns>False, with nothing taken, when the chunk does not begin where the upload ends.</returns>
    public async Task<bool> TryAppendAsync(long? start, Stream bytes)
    {
        await turn.WaitAsync(CancellationToken.None);
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            if (start is { } begin && begin != Length)
            {
                return false;
            }

            await using var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (int read; (read = await bytes.ReadAsync(buffer, CancellationToken.None)) > 0;)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                hash.AppendData(buffer, 0, read);
                Length += read;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            turn.Release();
        }
    }

    /// <summary>Waits until nothing is being appended.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        turn.Release();
    }

    public void Dispose()
    {
        System.IO.File.Delete(File);
        hash.Dispose();
        turn.Dispose();
    }
}
