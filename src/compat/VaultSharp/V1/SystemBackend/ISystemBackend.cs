namespace VaultSharp.V1.SystemBackend;

/// <summary>The server itself.</summary>
public interface ISystemBackend
{
    Task<HealthStatus> GetHealthStatusAsync(
        bool standbyOk = false,
        int activeStatusCode = 200,
        int standbyStatusCode = 429,
        int sealedStatusCode = 503,
        int uninitializedStatusCode = 501,
        HttpMethod queryHttpMethod = null);
}
