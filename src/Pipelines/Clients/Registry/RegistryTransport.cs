using System.Net;

namespace Pipelines.Clients.Registry;

/// <summary>
/// Sends one call and gives its answer, whatever its status: answers a challenge once, follows redirects of reads, and shows
/// credentials to the registry's own host only.
/// </summary>
internal sealed class RegistryTransport : IDisposable
{
    private const int MostRedirects = 5;

    private readonly SocketsHttpHandler _handler = new()
    {
        // Redirects are followed by hand: the registry's credentials must not reach the storage that it points to.
        AllowAutoRedirect = false,
        // A manifest that was unpacked on the way would have another digest.
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    private readonly OciRegistryOptions _options;
    private readonly HttpMessageInvoker _http;
    private readonly RegistryAuthentication _authentication;

    public RegistryTransport(OciRegistryOptions options)
    {
        _options = options;
        _http = new HttpMessageInvoker(_handler, disposeHandler: false);
        _authentication = new RegistryAuthentication(options, _http);
    }

    public async Task<HttpResponseMessage> SendAsync(RegistryCall call, CancellationToken cancellationToken)
    {
        var response = await SendOnceAsync(call, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized && IsOwn(call.Address)
            && await _authentication.AnswerAsync(response, call, cancellationToken))
        {
            response.Dispose();
            response = await SendOnceAsync(call, cancellationToken);
        }

        for (var redirects = 0; redirects < MostRedirects && call.Content is null && IsRedirect(response); redirects++)
        {
            if (Location(response, call.Address) is not { } next)
            {
                return response;
            }

            response.Dispose();
            call = call with { Address = next };
            response = await SendOnceAsync(call, cancellationToken);
        }

        return response;
    }

    /// <summary>The address that an answer points to, exactly as it stands there: it may carry a signed state. Null when there is none.</summary>
    public static Uri? Location(HttpResponseMessage response, Uri asked)
    {
        if (!response.Headers.NonValidated.TryGetValues("Location", out var values) || values.ToString() is not { Length: > 0 } text)
        {
            return null;
        }

        var absolute = text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal)
            ? asked.GetLeftPart(UriPartial.Authority) + text
            : Uri.TryCreate(text, UriKind.Absolute, out _) ? text : new Uri(asked, text).AbsoluteUri;
        return Uri.TryCreate(absolute, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, out var address) ? address : null;
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    private bool IsOwn(Uri address) =>
        address.Scheme == _options.Address.Endpoint.Scheme && address.Authority == _options.Address.Endpoint.Authority;

    private async Task<HttpResponseMessage> SendOnceAsync(RegistryCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(call.Content is null ? _options.AnswerLimit : Timeout.InfiniteTimeSpan, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(call.Method, call.Address);
        request.Headers.Authorization = IsOwn(call.Address) ? _authentication.HeaderFor(call) : null;
        foreach (var mediaType in call.Accept)
        {
            request.Headers.Accept.ParseAdd(mediaType);
        }

        request.Content = call.Content is { } make ? await make(cancellationToken) : null;
        try
        {
            var response = await _http.SendAsync(request, either.Token);
            _options.Log.Detail(RegistryText.Echo(call, response.StatusCode));
            return response;
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.Unknown, RegistryText.NoAnswer(_options.AnswerLimit), exception);
        }
    }
}
