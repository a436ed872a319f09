namespace Pipelines.Engines.Packaging;

/// <summary>The bytes of one member, read from the archive's file; it ends where the member ends, and leaves the file open.</summary>
internal sealed class MemberStream : Stream
{
    private readonly Stream file;
    private readonly ArMember member;

    public MemberStream(Stream file, ArMember member)
    {
        (this.file, this.member) = (file, member);
        file.Position = member.Offset;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => member.Length;

    public override long Position
    {
        get => file.Position - member.Offset;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => file.Read(buffer[..Left(buffer.Length)]);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        file.ReadAsync(buffer[..Left(buffer.Length)], cancellationToken);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Left(int wanted) => (int)Math.Min(wanted, member.Length - Position);
}
