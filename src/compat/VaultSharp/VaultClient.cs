using VaultSharp.Core;
using VaultSharp.V1;

namespace VaultSharp;

/// <summary>A client of one Vault server; it logs in with the first call that needs a token.</summary>
public class VaultClient : IVaultClient
{
    public VaultClient(VaultClientSettings vaultClientSettings)
    {
        ArgumentNullException.ThrowIfNull(vaultClientSettings);
        Settings = vaultClientSettings;
        V1 = new VaultClientV1(new VaultSession(new VaultConnection(vaultClientSettings), vaultClientSettings.AuthMethodInfo));
    }

    public VaultClientSettings Settings { get; }

    public IVaultClientV1 V1 { get; }
}
