namespace Pipelines.Sandbox.Vault;

/// <summary>The one node of Vault: whether it serves.</summary>
internal sealed class VaultNode(string unsealKey)
{
    private volatile SandboxVaultState state;

    public SandboxVaultState State
    {
        get => state;
        set => state = value;
    }

    /// <summary>Refuses a request that a node which does not serve refuses.</summary>
    /// <exception cref="VaultError">It does not serve.</exception>
    public void MustServe()
    {
        if (State != SandboxVaultState.Active)
        {
            throw State == SandboxVaultState.Standby
                ? new VaultError(500, "local node not active but active cluster node not found")
                : new VaultError(503, "Vault is sealed");
        }
    }

    /// <summary>Takes a key; one is enough.</summary>
    /// <exception cref="VaultError">It is another Vault's.</exception>
    public void Unseal(string? key)
    {
        if (State == SandboxVaultState.Uninitialized)
        {
            throw new VaultError(400, "server is not yet initialized");
        }

        if (key != unsealKey)
        {
            throw new VaultError(400, "'key' must be a valid hex or base64 string");
        }

        State = SandboxVaultState.Active;
    }
}
