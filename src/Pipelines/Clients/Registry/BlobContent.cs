using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace Pipelines.Clients.Registry;

/// <summary>A part of a blob as the body of a request: read, hashed and sent piece by piece, so memory stays the same at any size.</summary>
internal sealed class BlobContent : HttpContent
{
    private const int PieceBytes = 128 * 1024;

    private readonly BlobSource _source;
    private readonly BlobDigest _digest;
    private readonly long _from;
    private readonly long _length;

    public BlobContent(BlobSource source, BlobDigest digest, long from, long length)
    {
        (_source, _digest, _from, _length) = (source, digest, from, length);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        Headers.ContentLength = length;
    }

    /// <summary>Is called whenever something has gone out.</summary>
    public Action Moved { get; set; } = () => { };

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_length == 0)
        {
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            var (source, position) = await OpenAsync(cancellationToken);
            await using var _ = source;
            for (var end = _from + _length; position < end;)
            {
                // What lies before the part is read to be hashed.
                var wanted = (int)Math.Min(PieceBytes, (position < _from ? _from : end) - position);
                var read = await source.ReadAsync(buffer.AsMemory(0, wanted), cancellationToken);
                if (read == 0)
                {
                    throw RegistryText.WrongSize(_source.Origin, _source.Descriptor, position);
                }

                if (position + read == _source.Descriptor.Size && await source.ReadAsync(new byte[1], cancellationToken) > 0)
                {
                    throw RegistryText.WrongSize(_source.Origin, _source.Descriptor, _source.Descriptor.Size + 1);
                }

                // Before its last bytes go out: a registry must never see a whole blob that is another one.
                _digest.Pass(position, buffer.AsSpan(0, read));
                if (position >= _from)
                {
                    await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    _source.OnSent(read);
                }

                position += read;
                Moved();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private async Task<(Stream Stream, long Position)> OpenAsync(CancellationToken cancellationToken)
    {
        var isHashed = _digest.Count >= _from || _source.IsFar;
        return isHashed && _from > 0 && _source.OpenAtAsync is { } openAt
            ? (await openAt(_from, cancellationToken), _from)
            : (await _source.OpenAsync(cancellationToken), 0);
    }
}
