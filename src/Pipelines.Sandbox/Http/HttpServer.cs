using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Pipelines.Sandbox.Http;

/// <summary>
/// Kestrel alone on the loopback interface, without a host around it: it reads no configuration and no environment, writes no
/// log, and leaves the signals of the process that embeds it to that process.
/// </summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;

    private HttpServer(KestrelServer kestrel) => this.kestrel = kestrel;

    public Uri Endpoint => new(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<HttpServer> StartAsync(int port, RequestDelegate handler, CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            await kestrel.StartAsync(new Handler(handler), cancellationToken);
            return new(kestrel);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await kestrel.StopAsync(patience.Token);
        kestrel.Dispose();
    }

    private sealed class Handler(RequestDelegate handler) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handler(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
