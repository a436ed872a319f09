using System.Net;

namespace Pipelines.Clients.Registry;

/// <summary>
/// A blob as it comes from a registry. When the connection is cut, or nothing comes any more, it goes on where it was, by a request for the
/// rest, so that whoever reads notices nothing. It checks nothing: that is done around it.
/// </summary>
internal sealed class BlobReading(Func<long, CancellationToken, Task<HttpResponseMessage>> ask, RegistryCall call, OciRegistryOptions options, long from) : Stream
{
    private readonly Retries _retries = new(options);
    private HttpResponseMessage? _response;
    private Stream _body = Null;
    private long _position = from;
    private int _failures;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>Asks for the bytes from here on, unless they are coming already.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_response is not null)
        {
            return;
        }

        _response = await ask(_position, cancellationToken);
        _body = await _response.Content.ReadAsStreamAsync(cancellationToken);
        // Who ignores the wish for a part sends all of it.
        for (var left = _response.StatusCode == HttpStatusCode.PartialContent ? 0 : _position; left > 0;)
        {
            var scrap = new byte[Math.Min(left, 128 * 1024)];
            var read = await ReadOnceAsync(scrap, cancellationToken);
            left = read > 0 ? left - read : throw new IOException(RegistryText.EndsEarly);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                await OpenAsync(cancellationToken);
                var read = await ReadOnceAsync(buffer, cancellationToken);
                _position += read;
                _failures = 0;
                return read;
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
            {
                Cut();
                await _retries.WaitAsync(call, exception, ++_failures, cancellationToken);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Cut();
        base.Dispose(disposing);
    }

    private async Task<int> ReadOnceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var patience = new Patience(options.AnswerLimit, options.Time, cancellationToken);
        return await patience.GuardAsync(token => _body.ReadAsync(buffer, token).AsTask());
    }

    private void Cut()
    {
        _body.Dispose();
        _response?.Dispose();
        (_response, _body) = (null, Null);
    }
}
