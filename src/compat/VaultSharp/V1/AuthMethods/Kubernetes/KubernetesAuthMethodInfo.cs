using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.Kubernetes;

/// <summary>https://developer.hashicorp.com/vault/api-docs/auth/kubernetes#login</summary>
public class KubernetesAuthMethodInfo(string mountPoint, string roleName, string jwt) : AbstractAuthMethodInfo
{
    public KubernetesAuthMethodInfo(string roleName, string jwt)
        : this(AuthMethodDefaultPaths.Kubernetes, roleName, jwt)
    {
    }

    public override AuthMethodType AuthMethodType => AuthMethodType.Kubernetes;

    public string MountPoint { get; } = mountPoint;

    public string RoleName { get; } = roleName;

    public string JWT { get; } = jwt;

    internal override Task<AuthInfo> LoginAsync(VaultConnection connection) =>
        LoginAsync(connection, VaultCall.At("auth", MountPoint, "login"), new Dictionary<string, string> { ["role"] = RoleName, ["jwt"] = JWT });
}
