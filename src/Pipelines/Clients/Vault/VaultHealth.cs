using System.Text.Json;
using VaultSharp;
using VaultSharp.Core;

namespace Pipelines.Clients.Vault;

/// <summary>What a node of Vault says of itself: read from the body, because the status codes mean different things in different versions.</summary>
/// <remarks>https://developer.hashicorp.com/vault/api-docs/system/health</remarks>
internal enum VaultHealth
{
    /// <summary>It says nothing.</summary>
    Unknown,

    /// <summary>It serves.</summary>
    Active,

    /// <summary>Another node serves.</summary>
    Standby,

    /// <summary>It was locked, and waits for its keys.</summary>
    Sealed,

    /// <summary>It was never set up.</summary>
    NotInitialised,
}

/// <summary>Asks a node for its health.</summary>
internal static class VaultHealthQuestion
{
    /// <summary>The health; unknown when that is not told either.</summary>
    public static async Task<VaultHealth> AskAsync(VaultClient client, CancellationToken cancellationToken)
    {
        try
        {
            var told = await client.V1.System.GetHealthStatusAsync().WaitAsync(cancellationToken);
            return told.Version is null ? VaultHealth.Unknown
                : !told.Initialized ? VaultHealth.NotInitialised
                : told.Sealed ? VaultHealth.Sealed
                : told.Standby ? VaultHealth.Standby
                : VaultHealth.Active;
        }
        catch (Exception exception) when (exception is VaultApiException or HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return VaultHealth.Unknown;
        }
    }
}
