using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.UserPass;

/// <summary>https://developer.hashicorp.com/vault/api-docs/auth/userpass#login</summary>
public class UserPassAuthMethodInfo(string mountPoint, string username, string password) : AbstractAuthMethodInfo
{
    public UserPassAuthMethodInfo(string username, string password)
        : this(AuthMethodDefaultPaths.UserPass, username, password)
    {
    }

    public override AuthMethodType AuthMethodType => AuthMethodType.UserPass;

    public string MountPoint { get; } = mountPoint;

    public string Username { get; } = username;

    public string Password { get; } = password;

    internal override Task<AuthInfo> LoginAsync(VaultConnection connection) =>
        LoginAsync(connection, VaultCall.At("auth", MountPoint, "login", Username), new Dictionary<string, string> { ["password"] = Password });
}
