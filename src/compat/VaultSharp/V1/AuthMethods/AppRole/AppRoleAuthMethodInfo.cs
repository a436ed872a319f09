using System.Text.Json.Serialization;

using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.AppRole;

/// <summary>https://developer.hashicorp.com/vault/api-docs/auth/approle#login-with-approle</summary>
public class AppRoleAuthMethodInfo(string mountPoint, string roleId, string secretId = null) : AbstractAuthMethodInfo
{
    public AppRoleAuthMethodInfo(string roleId, string secretId = null)
        : this(AuthMethodDefaultPaths.AppRole, roleId, secretId)
    {
    }

    public override AuthMethodType AuthMethodType => AuthMethodType.AppRole;

    public string MountPoint { get; } = mountPoint;

    public string RoleId { get; } = roleId;

    public string SecretId { get; } = secretId;

    internal override Task<AuthInfo> LoginAsync(VaultConnection connection) =>
        LoginAsync(connection, VaultCall.At("auth", MountPoint, "login"), new Credentials(RoleId, SecretId));

    private sealed record Credentials(
        [property: JsonPropertyName("role_id")] string RoleId,
        [property: JsonPropertyName("secret_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string SecretId);
}
