using System.Security.Cryptography;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>Counts and hashes what passes through it. Reading checks it, when it is told what to expect, before it says that the end is reached.</summary>
internal sealed class DigestStream(Stream inner, Descriptor? expected = null, string from = "") : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The number of bytes that have passed.</summary>
    public long Count { get; private set; }

    /// <summary>The digest of the bytes that have passed.</summary>
    public Digest Digest => Digest.OfHash(_hash.GetCurrentHash());

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => inner.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Pass(buffer[..read], atEnd: read == 0 && buffer.Length > 0);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Pass(buffer.Span[..read], atEnd: read == 0 && buffer.Length > 0);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        Pass(buffer, atEnd: false);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await inner.WriteAsync(buffer, cancellationToken);
        Pass(buffer.Span, atEnd: false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Pass(ReadOnlySpan<byte> bytes, bool atEnd)
    {
        _hash.AppendData(bytes);
        Count += bytes.Length;
        if (expected is null)
        {
            return;
        }

        // Whoever knows the length stops reading there and never asks for the end: so the last byte counts as the end too.
        if (Count > expected.Size || (atEnd && Count < expected.Size))
        {
            throw RegistryText.WrongSize(from, expected, Count);
        }

        if (Count == expected.Size && Digest is var digest && digest != expected.Digest)
        {
            throw RegistryText.WrongDigest(from, expected.Digest, digest);
        }
    }
}
