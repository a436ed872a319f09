using Pipelines.Values;

namespace Pipelines.Clients.Vault;

/// <summary>How one becomes somebody in Vault.</summary>
internal abstract record VaultLogin
{
    private VaultLogin()
    {
    }

    /// <summary>A token that somebody else got; it is neither renewed nor revoked.</summary>
    public sealed record ByToken(Secret Token) : VaultLogin;

    /// <summary>AppRole: https://developer.hashicorp.com/vault/api-docs/auth/approle#login-with-approle.</summary>
    public sealed record ByAppRole(string RoleId, Secret SecretId, string Mount = "approle") : VaultLogin;

    /// <summary>JWT, such as a GitLab job's id_token: https://developer.hashicorp.com/vault/api-docs/auth/jwt#jwt-login.</summary>
    public sealed record ByJwt(string Role, Secret Token, string Mount = "jwt") : VaultLogin;
}
