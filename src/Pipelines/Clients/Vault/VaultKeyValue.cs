using System.Net;
using System.Security.Authentication;
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

    /// <summary>One field of a secret, as text.</summary>
    /// <param name="mount">The mount of the engine, <c>secret</c>.</param>
    /// <param name="path">The path below the mount, without the <c>data/</c> of the API.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Values.ExecutionException">It cannot be read; says which of path, policy, token, server and field is to blame.</exception>
    public async Task<string> ReadFieldAsync(string mount, string path, string field, CancellationToken cancellationToken)
    {
        await LoginAsync(cancellationToken);
        var data = await ReadAsync(mount, path, cancellationToken);
        return data.TryGetValue(field, out var value) && value?.ToString() is { Length: > 0 } text
            ? text
            : throw VaultText.NoField(_access, mount, path, field, data.Keys);
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
    }

    // A version 1 engine answers a version 2 path with 404 or, where a policy does not know that path, with 403; only then is it asked as one.
    private async Task<IDictionary<string, object?>> ReadAsync(string mount, string path, CancellationToken cancellationToken)
    {
        try
        {
            var secret = await _client.V1.Secrets.KeyValue.V2.ReadSecretAsync(path, mountPoint: mount).WaitAsync(cancellationToken);
            return secret.Data.Data!;
        }
        catch (VaultApiException refused) when (refused.HttpStatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return await ReadVersion1Async(mount, path, cancellationToken) ?? throw VaultText.NotRead(_access, mount, path, refused);
        }
        catch (VaultApiException refused)
        {
            throw VaultText.NotRead(_access, mount, path, refused);
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            throw VaultText.Unreachable(_access, exception);
        }
    }

    private async Task<IDictionary<string, object?>?> ReadVersion1Async(string mount, string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.V1.Secrets.KeyValue.V1.ReadSecretAsync(path, mount).WaitAsync(cancellationToken)).Data!;
        }
        catch (Exception exception) when (exception is VaultApiException || IsOutage(exception, cancellationToken))
        {
            // What version 2 said is what is told.
            return null;
        }
    }

    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or AuthenticationException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
