using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>A token of a registry, as it is shown, until when.</summary>
internal sealed record RegistryToken(AuthenticationHeaderValue Header, DateTimeOffset End);

/// <summary>Exchanges credentials for a token: https://distribution.github.io/distribution/spec/auth/token/.</summary>
internal sealed class TokenEndpoint(OciRegistryOptions options, HttpMessageInvoker http)
{
    private const int LongestAnswer = 1024 * 1024;

    // The specification's own default, and what is taken off so that a token does not end on its way.
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>Asks for a token that allows a call.</summary>
    public async Task<RegistryToken> AskAsync(Challenge challenge, RegistryCall call, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        var realm = RealmOf(challenge);
        var query = call.Scopes.Select(scope => "scope=" + Uri.EscapeDataString(scope))
            .Prepend(challenge.Service is { } service ? "service=" + Uri.EscapeDataString(service) : "");
        var separator = realm.Query.Length > 0 ? "&" : "?";
        using var request = new HttpRequestMessage(HttpMethod.Get, realm + separator + string.Join('&', query.Where(part => part.Length > 0)));
        request.Headers.Authorization = credentials?.Header;
        var asked = options.Time.GetUtcNow();
        using var patience = new Patience(options.AnswerLimit, options.Time, cancellationToken);
        using var response = await patience.GuardAsync(token => http.SendAsync(request, token));
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            throw RegistryText.Refused(call, response.StatusCode, await RegistryError.ReadAsync(response, cancellationToken), credentials is not null);
        }

        if ((int)response.StatusCode is 408 or 429 or >= 500)
        {
            // A disturbance like any other, and tried again with the call.
            throw new HttpRequestException(RegistryText.TokenStatus(realm, response.StatusCode));
        }

        try
        {
            await patience.GuardAsync(async token =>
            {
                await response.Content.LoadIntoBufferAsync(LongestAnswer, token);
                return true;
            });
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return Read(document.RootElement, asked) ?? throw RegistryText.NoToken(options.Address, realm);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
        {
            throw RegistryText.NoToken(options.Address, realm, exception);
        }
    }

    private static RegistryToken? Read(JsonElement root, DateTimeOffset asked)
    {
        var text = root.TryGetProperty("token", out var token) || root.TryGetProperty("access_token", out token) ? token.GetString() : null;
        var life = root.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var value) && value > 0 ? TimeSpan.FromSeconds(value) : Life;
        return string.IsNullOrEmpty(text) || text.AsSpan().ContainsAny('\r', '\n')
            ? null
            : new(new AuthenticationHeaderValue("Bearer", text), asked + life - (life > 2 * Margin ? Margin : TimeSpan.Zero));
    }

    private Uri RealmOf(Challenge challenge) =>
        Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) && (realm.Scheme == Uri.UriSchemeHttps || (realm.IsLoopback && realm.Scheme == Uri.UriSchemeHttp))
            ? realm
            : throw RegistryText.UnsafeRealm(options.Address, challenge.Realm!);
}
