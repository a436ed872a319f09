using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.Custom;

/// <summary>A login of the caller's own making.</summary>
public class CustomAuthMethodInfo(string customAuthMethodType, Func<Task<AuthInfo>> customAuthMethodAsyncDelegate) : AbstractAuthMethodInfo
{
    public override AuthMethodType AuthMethodType { get; } = new(customAuthMethodType);

    public Func<Task<AuthInfo>> CustomAuthMethodAsyncDelegate { get; } = customAuthMethodAsyncDelegate;

    internal override Task<AuthInfo> LoginAsync(VaultConnection connection) => CustomAuthMethodAsyncDelegate();
}
