using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.Token;

/// <summary>A token that is there already: nothing to log in to.</summary>
public class TokenAuthMethodInfo(string vaultToken) : AbstractAuthMethodInfo
{
    public override AuthMethodType AuthMethodType => AuthMethodType.Token;

    public string VaultToken { get; } = vaultToken;

    internal override Task<AuthInfo> LoginAsync(VaultConnection connection) => Task.FromResult(new AuthInfo { ClientToken = VaultToken });
}
