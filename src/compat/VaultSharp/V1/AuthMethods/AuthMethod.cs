using VaultSharp.Core;
using VaultSharp.V1.AuthMethods.Token;

namespace VaultSharp.V1.AuthMethods;

internal sealed class AuthMethod(VaultSession session) : IAuthMethod
{
    public ITokenAuthMethod Token { get; } = new TokenAuthMethod(session);

    public void ResetVaultToken() => session.ForgetToken();

    public Task PerformImmediateLogin() => session.LoginAsync();
}
