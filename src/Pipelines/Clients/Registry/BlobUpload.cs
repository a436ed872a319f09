using System.Net;
using System.Net.Http.Headers;

namespace Pipelines.Clients.Registry;

/// <summary>One try to upload a blob: opens a session, or mounts the blob from another repository, then sends it whole or in chunks.</summary>
internal sealed class BlobUpload(RegistryTransport transport, BlobSource source, int? chunkBytes)
{
    /// <summary>Makes the try.</summary>
    /// <param name="start">The POST that asks for a mount, or opens a session.</param>
    /// <param name="plain">The POST that opens a session, for registries that refuse a mount in place of opening one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer that ends it, 201 when the blob is there; and whether its bytes were sent, or it was mounted.</returns>
    public async Task<(HttpResponseMessage Answer, bool WasSent)> RunAsync(RegistryCall start, RegistryCall plain, CancellationToken cancellationToken)
    {
        var opened = await transport.SendAsync(start, cancellationToken);
        if (start.Address != plain.Address && (int)opened.StatusCode is >= 400 and < 500 and not 429)
        {
            opened.Dispose();
            opened = await transport.SendAsync(plain, cancellationToken);
        }

        if (opened.StatusCode != HttpStatusCode.Accepted)
        {
            return (opened, WasSent: false);
        }

        using (opened)
        {
            var session = SessionOf(opened, plain);
            return (await SendAsync(plain with { Address = session }, cancellationToken), WasSent: true);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(RegistryCall session, CancellationToken cancellationToken)
    {
        if (chunkBytes is not { } size || source.Descriptor.Size <= size)
        {
            return await FinishAsync(session, async token => Bytes(await source.OpenCheckedAsync(token), source.Descriptor.Size), cancellationToken);
        }

        await using var stream = await source.OpenCheckedAsync(cancellationToken);
        var chunk = new byte[size];
        for (var from = 0L; from < source.Descriptor.Size;)
        {
            var length = await stream.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, cancellationToken);
            var answer = await transport.SendAsync(Chunk(session, chunk.AsMemory(0, length), from), cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                return Lost(answer);
            }

            using (answer)
            {
                session = session with { Address = SessionOf(answer, session) };
            }

            from += length;
        }

        return await FinishAsync(session, _ => Task.FromResult<HttpContent>(new ByteArrayContent([])), cancellationToken);
    }

    private async Task<HttpResponseMessage> FinishAsync(
        RegistryCall session, Func<CancellationToken, Task<HttpContent>> content, CancellationToken cancellationToken)
    {
        var separator = session.Address.Query.Length > 0 ? '&' : '?';
        var address = new Uri(
            $"{session.Address.AbsoluteUri}{separator}digest={Uri.EscapeDataString(source.Descriptor.Digest.Text)}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return Lost(await transport.SendAsync(session with { Method = HttpMethod.Put, Address = address, Content = content }, cancellationToken));
    }

    private static RegistryCall Chunk(RegistryCall session, ReadOnlyMemory<byte> bytes, long from) => session with
    {
        Method = HttpMethod.Patch,
        Content = _ =>
        {
            var content = new ReadOnlyMemoryContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            // The specification wants 'first-last' alone; the type of .NET would write the unit in front.
            content.Headers.TryAddWithoutValidation("Content-Range", $"{from}-{from + bytes.Length - 1}");
            return Task.FromResult<HttpContent>(content);
        },
    };

    private static StreamContent Bytes(Stream stream, long size)
    {
        var content = new StreamContent(stream, 128 * 1024);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentLength = size;
        return content;
    }

    // A session that is gone (the registry was restarted, or has forgotten it) is a disturbance: the upload begins again.
    private static HttpResponseMessage Lost(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable))
        {
            return answer;
        }

        answer.Dispose();
        throw new HttpRequestException(RegistryText.SessionLost);
    }

    private static Uri SessionOf(HttpResponseMessage answer, RegistryCall call) =>
        RegistryTransport.Location(answer, call.Address) ?? throw RegistryText.NoLocation(call);
}
