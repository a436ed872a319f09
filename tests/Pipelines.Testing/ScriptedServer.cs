using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
    private readonly X509Certificate2? _certificate;
    private ImmutableList<ScriptedRequest> _requests = [];

    private ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> script, X509Certificate2? certificate = null)
    {
        _script = script;
        _certificate = certificate;
        _listener.Start();
        Address = new($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>The root, <c>http://127.0.0.1:port/</c>; over TLS with https.</summary>
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

    /// <summary>Answers over TLS, with a certificate that nobody trusts.</summary>
    public static ScriptedServer AnsweringOverTls(Func<ScriptedRequest, ScriptedAnswer> script)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return AnsweringOverTls(script, request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)));
    }

    /// <summary>Answers over TLS with this certificate, which has its key; the server disposes of it.</summary>
    public static ScriptedServer AnsweringOverTls(Func<ScriptedRequest, ScriptedAnswer> script, X509Certificate2 certificate) => new(script, certificate);

    /// <summary>Ends every connection.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
        _certificate?.Dispose();
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
                await using var stream = await OpenAsync(connection, end);
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
            catch (Exception ending) when (ending is OperationCanceledException or IOException or SocketException or ObjectDisposedException or AuthenticationException)
            {
                // The client went away or did not like the certificate, or the server was disposed.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient connection, CancellationToken end)
    {
        if (_certificate is null)
        {
            return connection.GetStream();
        }

        var stream = new SslStream(connection.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, end);
        return stream;
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

    private static async Task SendAsync(Stream stream, ScriptedRequest request, ScriptedAnswer answer, CancellationToken end)
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
