using System.Net;
using System.Net.Sockets;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>Stands before a server, counts what goes to it, and cuts the connection when so many bytes have gone; what came before the cut arrives.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<long> _cuts;
    private readonly Lock _turn = new();
    private readonly IPEndPoint _server;
    private readonly List<Task> _connections = [];
    private long _sent;

    /// <summary>Begins to serve.</summary>
    /// <param name="server">Where everything goes.</param>
    /// <param name="cuts">The numbers of bytes, over all connections and ascending, at which a connection is cut.</param>
    public CuttingProxy(Uri server, params IEnumerable<long> cuts)
    {
        _server = new(IPAddress.Loopback, server.Port);
        _cuts = new(cuts);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Authority => _listener.LocalEndpoint.ToString()!;

    /// <summary>The bytes that went to the server, headers included.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Ends when the server has closed every connection, and so has taken in all that came before a cut.</summary>
    public Task SettledAsync()
    {
        lock (_turn)
        {
            return Task.WhenAll(_connections);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token), _end.Token);
                lock (_turn)
                {
                    _connections.Add(connection);
                }
            }
        }
        catch (Exception ending) when (ending is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken end)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_server, end);
                client.NoDelay = server.NoDelay = true;
                var down = DownAsync(server.GetStream(), client.GetStream(), end);
                await UpAsync(client.GetStream(), server.GetStream(), end);
                await down;
            }
            catch (Exception ending) when (ending is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // One side has gone.
            }
        }
    }

    // Reads on when the client has gone, until the server has seen it too.
    private static async Task DownAsync(NetworkStream server, NetworkStream client, CancellationToken end)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await server.ReadAsync(buffer, end)) > 0;)
        {
            try
            {
                await client.WriteAsync(buffer.AsMemory(0, read), end);
            }
            catch (Exception gone) when (gone is IOException or ObjectDisposedException)
            {
                // Cut.
            }
        }
    }

    private async Task UpAsync(NetworkStream client, NetworkStream server, CancellationToken end)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await client.ReadAsync(buffer, end)) > 0;)
        {
            var (passes, isCut) = Take(read);
            await server.WriteAsync(buffer.AsMemory(0, passes), end);
            if (isCut)
            {
                // To the server in order, so that it gets what came before the cut; it closes its side when it has seen the end.
                client.Close();
                server.Socket.Shutdown(SocketShutdown.Send);
                return;
            }
        }

        server.Socket.Shutdown(SocketShutdown.Send);
    }

    private (int Passes, bool IsCut) Take(int read)
    {
        lock (_turn)
        {
            var isCut = _cuts.TryPeek(out var cut) && _sent + read >= cut;
            var passes = isCut ? (int)(_cuts.Dequeue() - _sent) : read;
            _sent += passes;
            return (passes, isCut);
        }
    }
}
