using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.LoadBalancers;

/// <summary>
/// Stands before the containers of a service at an address that stays, as an application load balancer does: each request goes to one of the tasks that are
/// registered, in turn. A task that is not wanted any more drains: it gets no new request, and ends those that it has. What fails is told (502, 503), never tried again.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#deregistration-delay</remarks>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly HashSet<string> BetweenTwoAlone = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Host", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private readonly Func<Service?> service;
    private readonly int port;

    // A connection of its own for each request: a target that ends may close one that is idle, at any moment.
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero });
    private HttpServer server = null!;
    private int turn;

    private Balancer(Func<Service?> service, int port)
    {
        this.service = service;
        this.port = port;
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => server.Endpoint;

    /// <summary>Begins to listen on a free port.</summary>
    /// <param name="service">The service as it is now; null when it is not there.</param>
    /// <param name="port">The port of its containers.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Balancer> StartAsync(Func<Service?> service, int port, CancellationToken cancellationToken)
    {
        var balancer = new Balancer(service, port);
        balancer.server = await HttpServer.StartAsync(0, balancer.AnswerAsync, cancellationToken);
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (Target() is not { } target)
        {
            await TellAsync(http, 503, "No task of the service is registered.");
            return;
        }

        try
        {
            using var request = Request(http.Request, target);
            using var answer = await client.SendAsync(request, http.RequestAborted);
            http.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !BetweenTwoAlone.Contains(header.Key)))
            {
                http.Response.Headers[name] = values.ToArray();
            }

            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            if (http.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                http.Abort();
                return;
            }

            await TellAsync(http, 502, $"{target.Authority} did not answer: {broken.Message}");
        }
    }

    private Uri? Target()
    {
        var targets = (service()?.Tasks.Values ?? [])
            .Where(task => task is { IsWanted: true, Serves: true, LastStatus: TaskStatusName.Running })
            .OrderBy(task => task.Id, StringComparer.Ordinal)
            .SelectMany(task => task.Containers.SelectMany(container => container.Ports).Where(published => published.Container == port && published.Protocol == "tcp").Take(1))
            .ToList();
        return targets.Count == 0 ? null : new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{targets[(int)((uint)Interlocked.Increment(ref turn) % (uint)targets.Count)].Host}"));
    }

    private static HttpRequestMessage Request(HttpRequest request, Uri target)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(target, request.Path + request.QueryString.ToString()));
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            message.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers.Where(header => !BetweenTwoAlone.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        message.Headers.Host = request.Host.ToString();
        message.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "http");
        return message;
    }

    private static Task TellAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
