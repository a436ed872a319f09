using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Pipelines.Clients.Registry;

/// <summary>
/// Answers a registry's challenge: with the credentials themselves, or with a token that they are exchanged for, kept for each scope until it ends.
/// </summary>
internal sealed class RegistryAuthentication(OciRegistryOptions options, HttpMessageInvoker http)
{
    // The specification's own default, and what is taken off so that a token does not end on its way.
    private static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TokenMargin = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (AuthenticationHeaderValue Header, DateTimeOffset End)> _tokens = new(StringComparer.Ordinal);
    private volatile bool _isBasic;

    /// <summary>What a call shows the registry before it is asked to; null = nothing.</summary>
    public AuthenticationHeaderValue? HeaderFor(RegistryCall call) =>
        _isBasic ? options.Credentials?.Header
        : _tokens.TryGetValue(Key(call), out var token) && options.Time.GetUtcNow() < token.End ? token.Header
        : null;

    /// <summary>Prepares the answer to a 401.</summary>
    /// <returns>True when the call is worth another try.</returns>
    public async Task<bool> AnswerAsync(HttpResponseMessage unauthorized, RegistryCall call, CancellationToken cancellationToken)
    {
        var challenge = Challenge.Read(unauthorized.Headers.WwwAuthenticate);
        if (challenge is { Realm: null })
        {
            var isNews = !_isBasic && options.Credentials is not null;
            _isBasic = true;
            return isNews;
        }

        if (challenge?.Realm is null)
        {
            return false;
        }

        _tokens[Key(call)] = await TokenAsync(RealmOf(challenge), challenge, call, cancellationToken);
        return true;
    }

    private Uri RealmOf(Challenge challenge) =>
        Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) && (realm.Scheme == Uri.UriSchemeHttps || realm.IsLoopback)
            ? realm
            : throw RegistryText.UnsafeRealm(options.Address, challenge.Realm!);

    private async Task<(AuthenticationHeaderValue Header, DateTimeOffset End)> TokenAsync(
        Uri realm, Challenge challenge, RegistryCall call, CancellationToken cancellationToken)
    {
        var query = call.Scopes.Select(scope => "scope=" + Uri.EscapeDataString(scope))
            .Prepend(challenge.Service is { } service ? "service=" + Uri.EscapeDataString(service) : "");
        var separator = realm.Query.Length > 0 ? "&" : "?";
        using var request = new HttpRequestMessage(HttpMethod.Get, realm + separator + string.Join('&', query.Where(part => part.Length > 0)));
        request.Headers.Authorization = options.Credentials?.Header;
        var asked = options.Time.GetUtcNow();
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            throw RegistryText.Refused(call, response.StatusCode, await RegistryError.ReadAsync(response, cancellationToken), options.Credentials is not null);
        }

        // Anything else that is not a token is a disturbance like any other, and tried again with the call.
        response.EnsureSuccessStatusCode();
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            var root = document.RootElement;
            var text = root.TryGetProperty("token", out var token) || root.TryGetProperty("access_token", out token) ? token.GetString() : null;
            var life = root.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var value) ? TimeSpan.FromSeconds(value) : TokenLife;
            return string.IsNullOrEmpty(text)
                ? throw RegistryText.NoToken(options.Address, realm)
                : (new AuthenticationHeaderValue("Bearer", text), asked + life - TokenMargin);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw RegistryText.NoToken(options.Address, realm, exception);
        }
    }

    private static string Key(RegistryCall call) => string.Join(' ', call.Scopes);
}
