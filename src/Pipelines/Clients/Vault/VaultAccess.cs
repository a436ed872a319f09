using Pipelines.Values;

namespace Pipelines.Clients.Vault;

/// <summary>Where Vault is, and as whom it is asked.</summary>
/// <param name="Address">As VAULT_ADDR: <c>https://vault.example:8200</c>.</param>
/// <param name="Login">As whom.</param>
internal sealed record VaultAccess(Uri Address, VaultLogin Login)
{
    /// <summary>As VAULT_NAMESPACE; null for the root.</summary>
    public string? Namespace { get; init; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>How one becomes somebody in Vault.</summary>
internal abstract record VaultLogin
{
    private VaultLogin()
    {
    }

    /// <summary>A token that somebody else got; it is not revoked.</summary>
    public sealed record ByToken(Secret Token) : VaultLogin;

    /// <summary>AppRole: https://developer.hashicorp.com/vault/api-docs/auth/approle#login-with-approle.</summary>
    public sealed record ByAppRole(string RoleId, Secret SecretId, string Mount = "approle") : VaultLogin;

    /// <summary>JWT, such as a GitLab job's id_token: https://developer.hashicorp.com/vault/api-docs/auth/jwt#jwt-login.</summary>
    public sealed record ByJwt(string Role, Secret Token, string Mount = "jwt") : VaultLogin;
}
