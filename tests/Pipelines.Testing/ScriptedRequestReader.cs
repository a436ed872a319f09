using System.Globalization;
using System.Text;

namespace Pipelines.Testing;

/// <summary>Reads one request after the other from a connection: RFC 9112, with Content-Length, chunked bodies and Expect: 100-continue.</summary>
internal sealed class ScriptedRequestReader(Stream stream)
{
    private const byte TlsHandshake = 0x16;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _to;

    /// <summary>The next request; null when the client has closed the connection.</summary>
    public async Task<ScriptedRequest?> ReadAsync(CancellationToken end)
    {
        if (await ReadLineAsync(end) is not { } first || first.Split(' ') is not [var method, var target, _])
        {
            // Nothing more, or not HTTP at all.
            return null;
        }

        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(end) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        var head = new ScriptedRequest(method, target, headers, default);
        if (head.Header("Expect") == "100-continue")
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), end);
        }

        using var body = new MemoryStream();
        if (head.Header("Transfer-Encoding") == "chunked")
        {
            await ReadChunksAsync(body, end);
        }
        else if (head.Header("Content-Length") is { } length)
        {
            await CopyAsync(body, long.Parse(length, CultureInfo.InvariantCulture), end);
        }

        return head with { Body = body.ToArray() };
    }

    private async Task ReadChunksAsync(MemoryStream body, CancellationToken end)
    {
        while (await ReadLineAsync(end) is { } size)
        {
            var length = long.Parse(size.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await CopyAsync(body, length, end);
            await ReadLineAsync(end);
            if (length == 0)
            {
                return;
            }
        }
    }

    private async Task CopyAsync(MemoryStream body, long length, CancellationToken end)
    {
        while (length > 0)
        {
            if (_from == _to && !await FillAsync(end))
            {
                throw new EndOfStreamException("The client closed the connection inside a body.");
            }

            var part = (int)Math.Min(length, _to - _from);
            body.Write(_buffer, _from, part);
            _from += part;
            length -= part;
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken end)
    {
        var line = new List<byte>();
        while (true)
        {
            if (_from == _to && !await FillAsync(end))
            {
                return null;
            }

            var next = _buffer[_from++];
            if (next == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            if (line.Count == 0 && next == TlsHandshake)
            {
                return null;
            }

            line.Add(next);
        }
    }

    private async Task<bool> FillAsync(CancellationToken end)
    {
        _from = 0;
        _to = await stream.ReadAsync(_buffer, end);
        return _to > 0;
    }
}
