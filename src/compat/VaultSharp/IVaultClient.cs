using VaultSharp.V1;

namespace VaultSharp;

/// <summary>A client of one Vault server.</summary>
public interface IVaultClient
{
    VaultClientSettings Settings { get; }

    IVaultClientV1 V1 { get; }
}
