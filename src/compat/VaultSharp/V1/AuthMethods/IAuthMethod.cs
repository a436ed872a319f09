using VaultSharp.V1.AuthMethods.Token;

namespace VaultSharp.V1.AuthMethods;

/// <summary>The auth methods, and this client's own token.</summary>
public interface IAuthMethod
{
    ITokenAuthMethod Token { get; }

    void ResetVaultToken();

    Task PerformImmediateLogin();
}
