using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Pipelines.Clients.Registry;

/// <summary>
/// Answers a registry's challenge: with the credentials themselves, or with a token that they are exchanged for, kept for each scope until it ends.
/// </summary>
internal sealed class RegistryAuthentication(OciRegistryOptions options, HttpMessageInvoker http) : IDisposable
{
    private readonly TokenEndpoint _endpoint = new(options, http);
    private readonly ConcurrentDictionary<string, RegistryToken> _tokens = new(StringComparer.Ordinal);

    // Several blobs are refused at once when a token has ended: one of them asks for the next.
    private readonly SemaphoreSlim _turn = new(1);
    private volatile RegistryCredentials? _credentials = options.Credentials;
    private volatile bool _isBasic;

    /// <summary>What a call shows the registry before it is asked to; null = nothing.</summary>
    public AuthenticationHeaderValue? HeaderFor(RegistryCall call) =>
        _isBasic ? _credentials?.Header
        : _tokens.TryGetValue(Key(call), out var token) && options.Time.GetUtcNow() < token.End ? token.Header
        : null;

    /// <summary>Prepares the answer to a 401.</summary>
    /// <param name="unauthorized">The answer.</param>
    /// <param name="call">The call.</param>
    /// <param name="shown">What the call had shown.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>True when the call is worth another try.</returns>
    public async Task<bool> AnswerAsync(
        HttpResponseMessage unauthorized, RegistryCall call, AuthenticationHeaderValue? shown, CancellationToken cancellationToken)
    {
        if (Challenge.Read(unauthorized.Headers.WwwAuthenticate) is not { } challenge)
        {
            return false;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (challenge.Realm is not null)
            {
                return await RenewTokenAsync(challenge, call, shown, cancellationToken);
            }

            _isBasic = true;
            return !Equals(HeaderFor(call), shown) || (shown is not null && await RenewCredentialsAsync(cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> RenewTokenAsync(Challenge challenge, RegistryCall call, AuthenticationHeaderValue? shown, CancellationToken cancellationToken)
    {
        if (HeaderFor(call) is { } known && !Equals(known, shown))
        {
            return true;
        }

        try
        {
            _tokens[Key(call)] = await _endpoint.AskAsync(challenge, call, _credentials, cancellationToken);
        }
        catch (Values.ExecutionException) when (options.Renew is not null)
        {
            await RenewCredentialsAsync(cancellationToken);
            _tokens[Key(call)] = await _endpoint.AskAsync(challenge, call, _credentials, cancellationToken);
        }

        return true;
    }

    private async Task<bool> RenewCredentialsAsync(CancellationToken cancellationToken)
    {
        if (options.Renew is null)
        {
            return false;
        }

        _credentials = await options.Renew(cancellationToken);
        return true;
    }

    private static string Key(RegistryCall call) => string.Join(' ', call.Scopes);
}
