namespace Pipelines.Sandbox;

/// <summary>What the node of Vault does.</summary>
public enum SandboxVaultState
{
    /// <summary>It serves.</summary>
    Active,

    /// <summary>It is a standby that does not reach the active node.</summary>
    Standby,

    /// <summary>It waits for its keys: the root token, by <c>vault operator unseal</c>.</summary>
    Sealed,

    /// <summary>It was never set up.</summary>
    Uninitialized,
}
