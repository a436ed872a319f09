using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using VaultSharp;
using VaultSharp.Core;
using VaultSharp.V1.AuthMethods;
using VaultSharp.V1.AuthMethods.AppRole;
using VaultSharp.V1.AuthMethods.JWT;
using VaultSharp.V1.AuthMethods.Token;

namespace Pipelines.Clients.Vault;

/// <summary>
/// Reads single fields out of Vault's key/value engine, version 2 or 1. It logs in with the first read, and, when it logged in itself,
/// gives its token back at the end.
/// </summary>
/// <remarks>https://developer.hashicorp.com/vault/api-docs/secret/kv</remarks>
internal sealed class VaultKeyValue : IAsyncDisposable
{
    private readonly VaultAccess _access;
    private readonly VaultClient _client;
    private bool _loggedIn;

    /// <summary>Nothing is asked before the first read.</summary>
    public VaultKeyValue(VaultAccess access)
    {
        _access = access;
        _client = new VaultClient(new VaultClientSettings(access.Address.ToString().TrimEnd('/'), MethodOf(access.Login))
        {
            Namespace = access.Namespace,
            VaultServiceTimeout = access.Timeout,
            UseVaultTokenHeaderInsteadOfAuthorizationHeader = true,
        });
    }

    /// <summary>One field of a secret, as text; a number or a boolean as JSON writes it.</summary>
    /// <param name="mount">The mount of the engine, <c>secret</c>.</param>
    /// <param name="path">The path below the mount, without the <c>data/</c> of the API.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Values.ExecutionException">It cannot be read; says which of path, policy, token, server and field is to blame.</exception>
    public async Task<string> ReadFieldAsync(string mount, string path, string field, CancellationToken cancellationToken)
    {
        await LoginAsync(cancellationToken);
        var data = await ReadAsync(mount, path, cancellationToken);
        return !data.TryGetValue(field, out var value) ? throw VaultText.NoField(_access, mount, path, field, data.Keys)
            : value?.ToString() is { Length: > 0 } text ? text
            : throw VaultText.EmptyField(_access, mount, path, field);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_loggedIn || _access.Login is VaultLogin.ByToken)
        {
            return;
        }

        try
        {
            await _client.V1.Auth.Token.RevokeSelfAsync();
        }
        catch (Exception exception) when (exception is VaultApiException or HttpRequestException or TaskCanceledException)
        {
            // The token dies by itself soon; what was done with it stands.
        }
    }

    private static IAuthMethodInfo MethodOf(VaultLogin login) => login switch
    {
        VaultLogin.ByToken token => new TokenAuthMethodInfo(token.Token.Reveal()),
        VaultLogin.ByAppRole role => new AppRoleAuthMethodInfo(role.Mount, role.RoleId, role.SecretId.Reveal()),
        VaultLogin.ByJwt jwt => new JWTAuthMethodInfo(jwt.Mount, jwt.Role, jwt.Token.Reveal()),
        _ => throw new ArgumentOutOfRangeException(nameof(login)),
    };

    private async Task LoginAsync(CancellationToken cancellationToken)
    {
        if (_loggedIn || _access.Login is VaultLogin.ByToken)
        {
            return;
        }

        try
        {
            await _client.V1.Auth.PerformImmediateLogin().WaitAsync(cancellationToken);
            _loggedIn = true;
        }
        catch (VaultApiException refused)
        {
            throw VaultText.LoginRefused(_access, refused);
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            throw VaultText.Unreachable(_access, exception);
        }
        catch (JsonException unreadable)
        {
            throw VaultText.NotVault(_access, unreadable);
        }
    }

    private async Task<IDictionary<string, object?>> ReadAsync(string mount, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadEitherVersionAsync(mount, path, cancellationToken);
        }
        catch (VaultApiException refused)
        {
            throw VaultText.NotRead(_access, mount, path, refused);
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            throw VaultText.Unreachable(_access, exception);
        }
        catch (JsonException unreadable)
        {
            throw VaultText.NotVault(_access, unreadable);
        }
    }

    // A version 1 engine answers the path of version 2 with 404 or, where a policy does not know that path, with 403; only then is it asked
    // as one. When neither is answered, the refusal of the version that the engine is gets told.
    private async Task<IDictionary<string, object?>> ReadEitherVersionAsync(string mount, string path, CancellationToken cancellationToken)
    {
        VaultApiException? refused = null;
        try
        {
            var secret = await _client.V1.Secrets.KeyValue.V2.ReadSecretAsync(path, mountPoint: mount).WaitAsync(cancellationToken);

            // Without metadata it is a secret of version 1 whose path happens to begin with data/.
            if (secret.Data is { Metadata: not null, Data: { } data })
            {
                return data!;
            }
        }
        catch (VaultApiException refusal) when (refusal.HttpStatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden && !VaultText.IsDeleted(refusal))
        {
            refused = refusal;
        }

        try
        {
            var secret = await _client.V1.Secrets.KeyValue.V1.ReadSecretAsync(path, mount).WaitAsync(cancellationToken);
            return secret.Data! ?? new Dictionary<string, object?>();
        }
        catch (VaultApiException refusal) when (refused is not null && IsOfVersion2(refused, refusal))
        {
            throw refused;
        }
    }

    // To the path of version 1, an engine of version 2 says 404 and warns of the path, or 403 where no policy knows it.
    private static bool IsOfVersion2(VaultApiException toVersion2, VaultApiException toVersion1) =>
        toVersion1.HttpStatusCode is HttpStatusCode.Forbidden
        || (toVersion1.HttpStatusCode is HttpStatusCode.NotFound
            && (toVersion2.HttpStatusCode is HttpStatusCode.NotFound || toVersion1.ApiWarnings?.Any() == true));

    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or AuthenticationException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
