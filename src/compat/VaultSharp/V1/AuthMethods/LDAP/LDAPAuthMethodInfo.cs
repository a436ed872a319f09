using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.LDAP;

/// <summary>https://developer.hashicorp.com/vault/api-docs/auth/ldap#login-with-ldap-user</summary>
public class LDAPAuthMethodInfo(string mountPoint, string username, string password) : AbstractAuthMethodInfo
{
    public LDAPAuthMethodInfo(string username, string password)
        : this(AuthMethodDefaultPaths.LDAP, username, password)
    {
    }

    public override AuthMethodType AuthMethodType => AuthMethodType.LDAP;

    public string MountPoint { get; } = mountPoint;

    public string Username { get; } = username;

    public string Password { get; } = password;

    internal override Task<AuthInfo> LoginAsync(VaultConnection connection) =>
        LoginAsync(connection, VaultCall.At("auth", MountPoint, "login", Username), new Dictionary<string, string> { ["password"] = Password });
}
