using Pipelines.Values;

namespace Pipelines.Clients.Vault;

/// <summary>Where Vault is, and as whom it is asked.</summary>
/// <param name="Address">As VAULT_ADDR: <c>https://vault.example:8200</c>.</param>
/// <param name="Login">As whom.</param>
internal sealed record VaultAccess(Uri Address, VaultLogin Login)
{
    /// <summary>As VAULT_NAMESPACE; null for the root.</summary>
    public string? Namespace { get; init; }

    /// <summary>As VAULT_CACERT: the file with the certificates (PEM) that alone are trusted; null for those that this machine trusts.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pauses before a request is sent again that failed by an overload, an error of the server or a cut connection; 0.5, 1 and 2 seconds.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <summary>The longest pause, whatever Vault asks for by <c>Retry-After</c>.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of leases and pauses.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Who is told of Vault's warnings; null for nobody.</summary>
    public IProgressLog? Log { get; init; }
}
