namespace Pipelines.Sandbox.Vault;

/// <summary>A secret id of an AppRole, without its text.</summary>
internal sealed record SecretId
{
    public required string Accessor { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Its end; null for one that does not end.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The logins that it is still good for; 0 for any number.</summary>
    public int UsesLeft { get; init; }
}
