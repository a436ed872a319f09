using System.Globalization;
using System.Text.Json;

using VaultSharp.Core;

namespace VaultSharp.V1.SystemBackend;

internal sealed class SystemBackend(VaultConnection connection) : ISystemBackend
{
    public async Task<HealthStatus> GetHealthStatusAsync(
        bool standbyOk = false,
        int activeStatusCode = 200,
        int standbyStatusCode = 429,
        int sealedStatusCode = 503,
        int uninitializedStatusCode = 501,
        HttpMethod queryHttpMethod = null)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"?standbyok={(standbyOk ? "true" : "false")}&activecode={activeStatusCode}&standbycode={standbyStatusCode}&sealedcode={sealedStatusCode}&uninitcode={uninitializedStatusCode}");

        // Health is told without a token, and at the root namespace alone.
        var (status, body) = await connection
            .ExchangeAsync(new VaultCall(queryHttpMethod ?? HttpMethod.Get, "sys/health" + query), token: null, vaultNamespace: null)
            .ConfigureAwait(connection.Settings.ContinueAsyncTasksOnCapturedContext);
        var health = body.Length == 0 ? new HealthStatus() : Read(body) ?? throw new VaultApiException(status, body);
        health.HttpStatusCode = (int)status;
        return health;
    }

    private static HealthStatus Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<HealthStatus>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
