using VaultSharp.V1.AuthMethods;

namespace VaultSharp.Core;

/// <summary>A connection with a token: it logs in once, with the first call that needs it; a login that fails is tried again by the next call.</summary>
internal sealed class VaultSession(VaultConnection connection, IAuthMethodInfo authMethod)
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private string _token;

    public VaultConnection Connection => connection;

    public async Task<T> SendAsync<T>(VaultCall call) =>
        await connection.SendAsync<T>(call, await TokenAsync().ConfigureAwait(Captured)).ConfigureAwait(Captured);

    public Task SendAsync(VaultCall call) => SendAsync<object>(call);

    public void ForgetToken() => _token = null;

    public async Task LoginAsync()
    {
        ForgetToken();
        await TokenAsync().ConfigureAwait(Captured);
    }

    private bool Captured => connection.Settings.ContinueAsyncTasksOnCapturedContext;

    private async Task<string> TokenAsync()
    {
        if (authMethod is not AbstractAuthMethodInfo method)
        {
            return null;
        }

        await _oneAtATime.WaitAsync().ConfigureAwait(Captured);
        try
        {
            if (_token is null)
            {
                method.ReturnedLoginAuthInfo = await method.LoginAsync(connection).ConfigureAwait(Captured);
                _token = method.ReturnedLoginAuthInfo?.ClientToken
                    ?? throw new VaultApiException($"The login by {method.AuthMethodType.Type} gave no token.");
            }

            return _token;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
