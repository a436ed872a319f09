using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipelines.Testing;

/// <summary>
/// An HTTP/1.1 server on a loopback port below a real client: it records each request as it was sent and answers from a script.
/// It speaks on the socket itself, so that header names stay as sent and connections can be cut anywhere.
/// </summary>
/// <example><code>
/// using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{}"), ScriptedAnswer.Empty(503));
/// using var other = ScriptedServer.Answering(request => request.Path == "/v2/" ? ScriptedAnswer.Empty(200) : ScriptedAnswer.Empty(404));
/// </code></example>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _turn = new();
    private readonly Func<ScriptedRequest, ScriptedAnswer> _script;
    private ImmutableList<ScriptedRequest> _requests = [];

    private ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> script)
    {
        _script = script;
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>The root, <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Address { get; }

    /// <summary>What has been asked so far, in the order of arrival.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => _requests;

    /// <summary>The only request; fails the test when there were none or several.</summary>
    public ScriptedRequest Request => Xunit.Assert.Single(_requests);

    /// <summary>Answers by a function of the request; calls do not overlap. What the function throws is answered as status 599.</summary>
    public static ScriptedServer Answering(Func<ScriptedRequest, ScriptedAnswer> script) => new(script);

    /// <summary>Gives these answers in this order; a request after the last one is answered as status 599.</summary>
    public static ScriptedServer Answering(params ScriptedAnswer[] answers)
    {
        var next = 0;
        return new(request => next < answers.Length
            ? answers[next++]
            : ScriptedAnswer.Text($"The script has {answers.Length} answers; none is left for {request}.", 599));
    }

    /// <summary>Ends every connection.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var end = _end.Token;
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(end), end);
            }
        }
        catch (Exception ending) when (ending is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient connection, CancellationToken end)
    {
        using (connection)
        {
            try
            {
                // A small buffer's worth of latency would dominate the time of a test.
                connection.NoDelay = true;
                var stream = connection.GetStream();
                var reader = new ScriptedRequestReader(stream);
                while (await reader.ReadAsync(end) is { } request)
                {
                    var answer = Record(request);
                    await answer.HeldUntil.WaitAsync(end);
                    await SendAsync(stream, request, answer, end);
                    if (answer.CutAfter is < 0)
                    {
                        // Linger 0 turns closing into a reset. Not after a part of the body: the client would lose what it has not read yet.
                        connection.LingerState = new(enable: true, seconds: 0);
                    }

                    if (answer.CutAfter is not null)
                    {
                        return;
                    }
                }
            }
            catch (Exception ending) when (ending is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The client went away, or the server was disposed.
            }
        }
    }

    private ScriptedAnswer Record(ScriptedRequest request)
    {
        lock (_turn)
        {
            _requests = _requests.Add(request);
            try
            {
                return _script(request);
            }
            catch (Exception mistake)
            {
                return ScriptedAnswer.Text($"The script failed for {request}: {mistake}", 599);
            }
        }
    }

    private static async Task SendAsync(NetworkStream stream, ScriptedRequest request, ScriptedAnswer answer, CancellationToken end)
    {
        if (answer.CutAfter is < 0)
        {
            return;
        }

        var head = new StringBuilder($"HTTP/1.1 {answer.Status} {(HttpStatusCode)answer.Status}\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (!answer.Headers.Any(header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) && answer.Status != 204)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), end);
        if (request.Method != "HEAD")
        {
            await stream.WriteAsync(answer.Body[..Math.Min(answer.Body.Length, answer.CutAfter ?? int.MaxValue)], end);
        }
    }
}
