using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods;

/// <summary>A way to log in.</summary>
public abstract class AbstractAuthMethodInfo : IAuthMethodInfo
{
    private protected AbstractAuthMethodInfo()
    {
    }

    public abstract AuthMethodType AuthMethodType { get; }

    public AuthInfo ReturnedLoginAuthInfo { get; internal set; }

    internal abstract Task<AuthInfo> LoginAsync(VaultConnection connection);

    private protected static async Task<AuthInfo> LoginAsync(VaultConnection connection, string path, object body) =>
        (await connection.SendAsync<Secret<object>>(new VaultCall(HttpMethod.Post, path, body), token: null)
            .ConfigureAwait(connection.Settings.ContinueAsyncTasksOnCapturedContext))?.AuthInfo;
}
