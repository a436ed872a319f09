using System.Net;
using System.Text.Json;

namespace Pipelines.Clients.Vault;

/// <summary>Hears of Vault's answers what its client does not hand on: how long to wait before the next try, and what is warned of at a login.</summary>
internal sealed class VaultAnswers(HttpMessageHandler inner, VaultAccess access) : DelegatingHandler(inner)
{
    /// <summary>How long the last answer asked to wait; zero when it asked for nothing (https://developer.hashicorp.com/vault/api-docs/system/rate-limit-quotas).</summary>
    public TimeSpan RetryAfter { get; private set; }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        RetryAfter = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? Asked(response) : TimeSpan.Zero;
        if (response.IsSuccessStatusCode && request.RequestUri!.AbsolutePath is var path
            && path.StartsWith("/v1/auth/", StringComparison.Ordinal) && path.Contains("/login", StringComparison.Ordinal))
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Tell(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        return response;
    }

    private TimeSpan Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > access.Time.GetUtcNow() => date - access.Time.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    private void Tell(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("warnings", out var warnings) && warnings.ValueKind == JsonValueKind.Array)
            {
                foreach (var warning in warnings.EnumerateArray().Where(warning => warning.ValueKind == JsonValueKind.String))
                {
                    access.Log?.Warning(VaultText.Warned(warning.GetString()!));
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads the answer says so.
        }
    }
}
