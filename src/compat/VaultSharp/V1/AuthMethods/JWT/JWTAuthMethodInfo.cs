using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.JWT;

/// <summary>https://developer.hashicorp.com/vault/api-docs/auth/jwt#login</summary>
public class JWTAuthMethodInfo(string mountPoint, string roleName, string jwt) : AbstractAuthMethodInfo
{
    public JWTAuthMethodInfo(string roleName, string jwt)
        : this(AuthMethodDefaultPaths.JWT, roleName, jwt)
    {
    }

    public override AuthMethodType AuthMethodType => AuthMethodType.JWT;

    public string MountPoint { get; } = mountPoint;

    public string RoleName { get; } = roleName;

    public string JWT { get; } = jwt;

    internal override Task<AuthInfo> LoginAsync(VaultConnection connection) =>
        LoginAsync(connection, VaultCall.At("auth", MountPoint, "login"), new Dictionary<string, string> { ["role"] = RoleName, ["jwt"] = JWT });
}
