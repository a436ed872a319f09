using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Pipelines.Benchmarks.Promotion;

/// <summary>Stands before a registry and counts the bytes of both directions, headers included.</summary>
internal static class CountingProxy
{
    private static long _up;
    private static long _down;

    /// <summary>Serves until the process is asked to end; the file holds the own port first, and what was counted at last.</summary>
    public static async Task RunAsync(string registry, string file)
    {
        var upstream = IPEndPoint.Parse(registry);
        using var end = new CancellationTokenSource();
        // SIGTERM: a shell lets what it starts in the background ignore SIGINT.
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            end.Cancel();
        });
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await File.WriteAllTextAsync(file, ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(end.Token), upstream);
            }
        }
        catch (OperationCanceledException)
        {
            await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"up={_up} down={_down}\n"));
        }
    }

    private static async Task ServeAsync(TcpClient client, IPEndPoint upstream)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(upstream);
            client.NoDelay = server.NoDelay = true;
            await Task.WhenAny(
                PumpAsync(client.GetStream(), server.GetStream(), count => Interlocked.Add(ref _up, count)),
                PumpAsync(server.GetStream(), client.GetStream(), count => Interlocked.Add(ref _down, count)));
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, Action<int> count)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer)) > 0;)
            {
                count(read);
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (IOException)
        {
            // One side has gone.
        }
    }
}
