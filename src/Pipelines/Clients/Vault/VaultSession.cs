using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Pipelines.Values;
using VaultSharp;
using VaultSharp.Core;
using VaultSharp.V1.AuthMethods;
using VaultSharp.V1.AuthMethods.AppRole;
using VaultSharp.V1.AuthMethods.JWT;
using VaultSharp.V1.AuthMethods.Token;

namespace Pipelines.Clients.Vault;

/// <summary>
/// A conversation with Vault: it logs in with the first call, tries again what passes by waiting, keeps its token alive, logs in once more when the
/// token has ended all the same, and gives it back at the end. A token that somebody else got is only used.
/// </summary>
internal sealed class VaultSession : IAsyncDisposable
{
    private readonly VaultAccess _access;
    private readonly AbstractAuthMethodInfo _method;
    private readonly VaultTrust _trust;
    private readonly SocketsHttpHandler _handler;
    private readonly VaultAnswers _answers;
    private readonly HttpClient _http;
    private readonly VaultClient _client;
    private Task? _login;
    private VaultLease? _lease;

    /// <summary>Nothing is asked before the first call.</summary>
    /// <exception cref="ExecutionException">The trusted certificates cannot be read.</exception>
    public VaultSession(VaultAccess access)
    {
        _access = access;
        _method = MethodOf(access.Login);
        _trust = new(access);
        _handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = _trust.IsTrusted } };
        _answers = new VaultAnswers(_handler, access);
        _http = new HttpClient(_answers);
        _client = new VaultClient(new VaultClientSettings(access.Address.ToString().TrimEnd('/'), _method)
        {
            Namespace = access.Namespace,
            VaultServiceTimeout = access.Timeout,
            UseVaultTokenHeaderInsteadOfAuthorizationHeader = true,
            MyHttpClientProviderFunc = _ => _http,
        });
    }

    private bool IsOwnToken => _access.Login is not VaultLogin.ByToken;

    /// <summary>Makes one call, with a token.</summary>
    /// <exception cref="VaultApiException">Vault refused it for good; never because it does not serve.</exception>
    /// <exception cref="ExecutionException">Vault cannot be reached, does not serve, or lets nobody in.</exception>
    public async Task<T> RunAsync<T>(string action, string subject, Func<VaultClient, Task<T>> call, CancellationToken cancellationToken)
    {
        await LogInOnceAsync(cancellationToken);
        try
        {
            return await TryAsync(action, subject, call, cancellationToken);
        }
        catch (VaultApiException refused) when (refused.HttpStatusCode == HttpStatusCode.Forbidden && _lease?.HasEnded == true)
        {
            // Once: a token that was only just got and is refused as well is refused for another reason.
            await EndLeaseAsync();
            _login = null;
            await LogInOnceAsync(cancellationToken);
            return await TryAsync(action, subject, call, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var isIn = await HasLoggedInAsync();
        await EndLeaseAsync();
        if (isIn)
        {
            try
            {
                await _client.V1.Auth.Token.RevokeSelfAsync();
            }
            catch (Exception exception) when (exception is VaultApiException or HttpRequestException or OperationCanceledException)
            {
                // What was done with it stands, and it ends by itself.
                _access.Log?.Warning(VaultText.NotGivenBack(_access, _method.ReturnedLoginAuthInfo, exception));
            }
        }

        _http.Dispose();
        _answers.Dispose();
        _handler.Dispose();
    }

    private static AbstractAuthMethodInfo MethodOf(VaultLogin login) => login switch
    {
        VaultLogin.ByToken token => new TokenAuthMethodInfo(token.Token.Reveal()),
        VaultLogin.ByAppRole role => new AppRoleAuthMethodInfo(role.Mount, role.RoleId, role.SecretId.Reveal()),
        VaultLogin.ByJwt jwt => new JWTAuthMethodInfo(jwt.Mount, jwt.Role, jwt.Token.Reveal()),
        _ => throw new ArgumentOutOfRangeException(nameof(login)),
    };

    private async Task LogInOnceAsync(CancellationToken cancellationToken)
    {
        if (_login is { IsCompletedSuccessfully: true })
        {
            return;
        }

        if (_access.Address is { Scheme: "http", IsLoopback: false })
        {
            _access.Log?.Warning(VaultText.InClear(_access));
        }

        try
        {
            await (IsOwnToken ? TryAsync(VaultText.LoggingIn, VaultText.Door(_access), LogInAsync, cancellationToken) : _login = Task.CompletedTask);
        }
        catch (VaultApiException refused)
        {
            throw VaultText.LoginRefused(_access, refused);
        }
    }

    private async Task<bool> LogInAsync(VaultClient client)
    {
        // Kept, so that a token is given back that comes after nobody waits for it any more.
        await (_login = client.V1.Auth.PerformImmediateLogin());
        SecretMask.OfProcess.Add(_method.ReturnedLoginAuthInfo.ClientToken);
        _lease = new VaultLease(_access, client, _method.ReturnedLoginAuthInfo);
        return true;
    }

    private async Task EndLeaseAsync()
    {
        if (_lease is not null)
        {
            await _lease.DisposeAsync();
            _lease = null;
        }
    }

    private async Task<bool> HasLoggedInAsync()
    {
        try
        {
            await (_login ?? Task.CompletedTask);
            return IsOwnToken && _login is not null;
        }
        catch (Exception exception) when (exception is VaultApiException or HttpRequestException or OperationCanceledException or JsonException)
        {
            return false;
        }
    }

    // An overload, an error of the server and a cut connection pass; what does not is told by what Vault says of its own health.
    private async Task<T> TryAsync<T>(string action, string subject, Func<VaultClient, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call(_client).WaitAsync(cancellationToken);
            }
            catch (Exception passing) when (tries <= _access.Pauses.Count && IsPassing(passing))
            {
                await Task.Delay(PauseAfter(tries), _access.Time, cancellationToken);
            }
            catch (VaultApiException refused) when (refused.ApiErrors is null && !VaultText.IsVersion(refused))
            {
                throw VaultText.NotVault(_access, refused);
            }
            catch (VaultApiException refused) when (IsOutOfService(refused.StatusCode))
            {
                throw VaultText.NotServed(_access, action, subject, refused, await VaultHealthQuestion.AskAsync(_client, cancellationToken), tries);
            }
            catch (Exception outage) when (IsOutage(outage, cancellationToken))
            {
                throw VaultText.Unreachable(_access, outage, _trust.Refused);
            }
            catch (JsonException unreadable)
            {
                throw VaultText.NotVault(_access, unreadable);
            }
        }
    }

    // As long as Vault asks for, unless that is longer than a person would wait for nothing.
    private TimeSpan PauseAfter(int tries)
    {
        var asked = _answers.RetryAfter < _access.LongestPause ? _answers.RetryAfter : _access.LongestPause;
        return asked > _access.Pauses[tries - 1] ? asked : _access.Pauses[tries - 1];
    }

    private static bool IsOutOfService(int status) => status is 412 or 429 or 472 or 473 or >= 500;

    private static bool IsPassing(Exception exception) => exception switch
    {
        // A sealed Vault waits for a person.
        VaultApiException refused => IsOutOfService(refused.StatusCode) && refused.ApiErrors?.Any(error => error.Contains("sealed", StringComparison.OrdinalIgnoreCase)) != true,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => true,
        HttpRequestException broken => broken.InnerException is IOException { InnerException: SocketException } or SocketException { SocketErrorCode: SocketError.ConnectionReset },
        _ => false,
    };

    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or AuthenticationException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
