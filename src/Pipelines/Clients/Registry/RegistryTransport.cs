using System.Net;
using System.Net.Http.Headers;

namespace Pipelines.Clients.Registry;

/// <summary>
/// Sends one call and gives its answer, whatever its status: answers a challenge once, follows redirects of reads, and shows
/// credentials to the registry's own host only.
/// </summary>
internal sealed class RegistryTransport : IDisposable
{
    private const int MostRedirects = 5;

    /// <summary>How addresses are read that a registry gives: they may carry a signed state, which any tidying would break.</summary>
    public static readonly UriCreationOptions AsItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };

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

    /// <summary>True once an answer has come that only a registry gives.</summary>
    public bool HasSeenARegistry { get; private set; }

    /// <summary>Sends a call.</summary>
    /// <exception cref="HttpRequestException">The network or the other side did not let it.</exception>
    public async Task<HttpResponseMessage> SendAsync(RegistryCall call, CancellationToken cancellationToken)
    {
        var shown = _authentication.HeaderFor(call);
        var response = await SendOnceAsync(call, shown, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized && IsOwn(call.Address)
            && await _authentication.AnswerAsync(response, call, shown, cancellationToken))
        {
            response.Dispose();
            response = await SendOnceAsync(call, _authentication.HeaderFor(call), cancellationToken);
        }

        for (var redirects = 0; call.Content is null && IsRedirect(response) && Location(response, call.Address) is { } next; redirects++)
        {
            response.Dispose();
            if (redirects == MostRedirects)
            {
                throw RegistryText.TooManyRedirects(call, MostRedirects);
            }

            call = call with { Address = next };
            response = await SendOnceAsync(call, _authentication.HeaderFor(call), cancellationToken);
        }

        HasSeenARegistry |= response.Headers.NonValidated.Contains("Docker-Distribution-Api-Version") || response.Headers.NonValidated.Contains("Docker-Content-Digest");
        return response;
    }

    /// <summary>The address that an answer points to, exactly as it stands there: it may carry a signed state. Null when there is none.</summary>
    public static Uri? Location(HttpResponseMessage response, Uri asked)
    {
        if (!response.Headers.NonValidated.TryGetValues("Location", out var values) || values.ToString() is not { Length: > 0 } text)
        {
            return null;
        }

        var absolute = text.StartsWith("//", StringComparison.Ordinal) ? $"{asked.Scheme}:{text}"
            : text.StartsWith('/') ? asked.GetLeftPart(UriPartial.Authority) + text
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text
            : new Uri(asked, text).AbsoluteUri;
        return Uri.TryCreate(absolute, AsItStands, out var address) ? address : null;
    }

    /// <summary>True for an address on the registry's own host, the only one that sees the credentials.</summary>
    public bool IsOwn(Uri address) =>
        address.Scheme == _options.Address.Endpoint.Scheme && string.Equals(address.Authority, _options.Address.Endpoint.Authority, StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        _authentication.Dispose();
        _http.Dispose();
        _handler.Dispose();
    }

    private static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    private async Task<HttpResponseMessage> SendOnceAsync(RegistryCall call, AuthenticationHeaderValue? shown, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, call.Address);
        request.Headers.Authorization = IsOwn(call.Address) ? shown : null;
        request.Headers.Range = call.From is { } from ? new RangeHeaderValue(from, null) : null;
        foreach (var mediaType in call.Accept)
        {
            request.Headers.Accept.ParseAdd(mediaType);
        }

        request.Content = call.Content is { } make ? await make(cancellationToken) : null;
        using var patience = new Patience(call.Method == HttpMethod.Put ? _options.CommitLimit : _options.AnswerLimit, _options.Time, cancellationToken);
        if (request.Content is BlobContent blob)
        {
            blob.Moved = patience.Renew;
        }

        var response = await patience.GuardAsync(token => _http.SendAsync(request, token));
        _options.Log.Detail(RegistryText.Echo(call, response.StatusCode));
        return response;
    }
}
