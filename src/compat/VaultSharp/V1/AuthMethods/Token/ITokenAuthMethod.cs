using VaultSharp.V1.AuthMethods.Token.Models;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.Token;

/// <summary>https://developer.hashicorp.com/vault/api-docs/auth/token</summary>
public interface ITokenAuthMethod
{
    Task<Secret<ClientTokenInfo>> LookupAsync(string clientToken);

    Task<Secret<CallingTokenInfo>> LookupSelfAsync();

    Task<AuthInfo> RenewSelfAsync(string increment = null);

    Task RevokeSelfAsync();
}
