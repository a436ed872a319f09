using System.Net;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>What an upload is about.</summary>
/// <param name="Source">The blob.</param>
/// <param name="Start">The POST that asks for a mount, or opens a session.</param>
/// <param name="Plain">The POST that opens a session, for registries that refuse a mount in place of opening one.</param>
/// <param name="Look">The HEAD that tells whether the blob is there.</param>
internal sealed record UploadOrder(BlobSource Source, RegistryCall Start, RegistryCall Plain, RegistryCall Look);

/// <summary>
/// The upload of one blob, through as many tries as it takes: mounts it, or opens a session and sends it. After a disturbance the registry is
/// asked how much it has, and the upload goes on from there; when it has lost the session the upload begins anew.
/// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs
/// </summary>
internal sealed class BlobUpload(RegistryTransport transport, UploadOrder order, int? chunkBytes, UploadMemory? memory) : IDisposable
{
    // Less than this is sent by one request less: there is nothing in it to go on with.
    private const int SmallBytes = 64 * 1024;

    // What a registry, or a proxy before it, that finds a request too large is sent in place of the whole.
    private const int ChunkWhenTooLarge = 8 * 1024 * 1024;
    private const int SmallestChunk = 1024 * 1024;

    private readonly BlobDigest _digest = new(order.Source.Descriptor, order.Source.Origin);
    private UploadSession? _session;
    private int? _chunkBytes = chunkBytes;
    private bool _isRemembered = memory is not null;
    private bool _wentOn;
    private bool _isForWholeOnly;

    /// <summary>The bytes that the registry is known to have had: more of them is progress.</summary>
    public long Held { get; private set; }

    /// <summary>True when bytes were sent; false when the blob was mounted.</summary>
    public bool WasSent { get; private set; }

    private long Size => order.Source.Descriptor.Size;

    /// <summary>Makes a try, from where the one before has ended.</summary>
    /// <returns>The answer that ends it, 201 when the blob is there.</returns>
    public async Task<HttpResponseMessage> TryAsync(CancellationToken cancellationToken)
    {
        if (await FindSessionAsync(cancellationToken) is { } end)
        {
            return end;
        }

        WasSent = true;
        while (!_isForWholeOnly && Size > Math.Min(SmallBytes, _chunkBytes ?? SmallBytes) && _session!.Offset < Size)
        {
            if (await SendPartAsync(cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        return await FinishAsync(cancellationToken);
    }

    public void Dispose() => _digest.Dispose();

    // Null when there is a session now; else the answer that ends the try.
    private async Task<HttpResponseMessage?> FindSessionAsync(CancellationToken cancellationToken)
    {
        if (_isRemembered)
        {
            _isRemembered = false;
            _session = memory!.Read() is { } address && transport.IsOwn(address) ? new(address, 0) : null;
        }

        if (_session is { } before)
        {
            // However it was left, by the try before or by an earlier run: what has arrived is known to the registry alone.
            await AskAsync(before, cancellationToken);
            if (_session is null && await IsCompleteAsync(cancellationToken))
            {
                return new HttpResponseMessage(HttpStatusCode.Created);
            }
        }

        if (_session is null)
        {
            var opened = await OpenAsync(cancellationToken);
            if (opened.StatusCode != HttpStatusCode.Accepted)
            {
                return opened;
            }

            using (opened)
            {
                Enter(new UploadSession(RegistryTransport.Location(opened, order.Plain.Address) ?? throw RegistryText.NoLocation(order.Plain), 0));
                _chunkBytes = _chunkBytes is { } wanted && UploadSession.SmallestChunk(opened) is { } smallest ? Math.Max(wanted, smallest) : _chunkBytes;
            }
        }

        return null;
    }

    private async Task AskAsync(UploadSession session, CancellationToken cancellationToken)
    {
        using var answer = await transport.SendAsync(Call(HttpMethod.Get, session.Address), cancellationToken);
        if ((int)answer.StatusCode is 429 or >= 500)
        {
            throw new HttpRequestException(RegistryText.Status(answer.StatusCode));
        }

        // A registry that does not say how much it has cannot be gone on with.
        if (answer.IsSuccessStatusCode && UploadSession.Held(answer) is { } held && held <= Size)
        {
            _wentOn |= held > 0;
            Enter(UploadSession.After(answer, session.Address, held));
            order.Source.OnHeld(held);
        }
        else
        {
            Forget();
        }
    }

    // Only the answer that said so may have been lost.
    private async Task<bool> IsCompleteAsync(CancellationToken cancellationToken)
    {
        using var found = await transport.SendAsync(order.Look, cancellationToken);
        return found.StatusCode == HttpStatusCode.OK;
    }

    private async Task<HttpResponseMessage> OpenAsync(CancellationToken cancellationToken)
    {
        var opened = await transport.SendAsync(order.Start, cancellationToken);
        if (order.Start.Address != order.Plain.Address && (int)opened.StatusCode is >= 400 and < 500 and not 429)
        {
            opened.Dispose();
            opened = await transport.SendAsync(order.Plain, cancellationToken);
        }

        return opened;
    }

    // Null when the registry has taken something; else its refusal.
    private async Task<HttpResponseMessage?> SendPartAsync(CancellationToken cancellationToken)
    {
        var (session, from) = (_session!, _session!.Offset);
        var length = Math.Min(Size - from, _chunkBytes ?? long.MaxValue);
        var call = Call(HttpMethod.Patch, session.Address) with
        {
            Content = _ =>
            {
                var content = new BlobContent(order.Source, _digest, from, length);
                if (length < Size)
                {
                    // The specification wants 'first-last' alone; the type of .NET would write the unit in front. A whole blob goes without: not
                    // every registry that takes a stream takes parts (Amazon ECR: https://github.com/aws/containers-roadmap/issues/2831).
                    content.Headers.TryAddWithoutValidation("Content-Range", $"{from}-{from + length - 1}");
                }

                return Task.FromResult<HttpContent>(content);
            },
        };
        var answer = await transport.SendAsync(call, cancellationToken);
        switch ((int)answer.StatusCode)
        {
            case >= 200 and < 300:
                using (answer)
                {
                    // A registry that says nothing, or still says what it said before, is taken at its status; the digest decides at the end.
                    var held = UploadSession.Held(answer) is { } said && said > from && said <= from + length ? said : from + length;
                    Enter(UploadSession.After(answer, session.Address, held));
                    return null;
                }

            case 404 or 416:
                answer.Dispose();
                throw new HttpRequestException(RegistryText.SessionLost);

            case 413 when length > SmallestChunk:
                _chunkBytes = (int)Math.Min(ChunkWhenTooLarge, length / 2);
                answer.Dispose();
                throw new HttpRequestException(RegistryText.RequestTooLarge(_chunkBytes.Value));

            case 400 or 405 or 501 when from == 0:
                // It knows no parts. What it may have kept of this one is of no use.
                _isForWholeOnly = true;
                Forget();
                answer.Dispose();
                return await TryAsync(cancellationToken);

            default:
                return answer;
        }
    }

    private async Task<HttpResponseMessage> FinishAsync(CancellationToken cancellationToken)
    {
        var session = _session!;
        var separator = session.Address.Query.Length > 0 ? '&' : '?';
        var address = new Uri(
            $"{session.Address.AbsoluteUri}{separator}digest={Uri.EscapeDataString(order.Source.Descriptor.Digest.Text)}", RegistryTransport.AsItStands);
        var answer = await transport.SendAsync(
            Call(HttpMethod.Put, address) with
            {
                Content = _ => Task.FromResult<HttpContent>(new BlobContent(order.Source, _digest, session.Offset, Size - session.Offset)),
            },
            cancellationToken);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.Created:
                Forget();
                return answer;

            case HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable:
                answer.Dispose();
                throw new HttpRequestException(RegistryText.SessionLost);

            case HttpStatusCode.BadRequest:
                Forget();
                if (!_wentOn)
                {
                    return answer;
                }

                // What it had from before was not what this blob begins with.
                _wentOn = false;
                answer.Dispose();
                return await TryAsync(cancellationToken);

            default:
                return answer;
        }
    }

    private RegistryCall Call(HttpMethod method, Uri address) => order.Plain with { Method = method, Address = address };

    private void Enter(UploadSession session)
    {
        _session = session;
        Held = Math.Max(Held, session.Offset);
        // A place on another host may be signed: whoever reads it could write there.
        memory?.Write(transport.IsOwn(session.Address) ? session.Address : null);
    }

    private void Forget()
    {
        _session = null;
        memory?.Write(null);
    }
}
