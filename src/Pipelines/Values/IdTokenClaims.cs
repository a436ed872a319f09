using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Pipelines.Values;

/// <summary>
/// What a job's id_token says about itself, read without proof: enough to tell what a server must accept, and when the token ends. The claims
/// are no secret; the token is.
/// </summary>
/// <remarks>https://docs.gitlab.com/ci/secrets/id_token_authentication/</remarks>
internal sealed record IdTokenClaims
{
    private readonly JsonElement _claims;

    private IdTokenClaims(JsonElement claims) => _claims = claims;

    /// <summary>The end of the token's life (<c>exp</c>); null when it does not say.</summary>
    public DateTimeOffset? Ends =>
        _claims.TryGetProperty("exp", out var end) && end.ValueKind == JsonValueKind.Number && end.TryGetInt64(out var seconds) && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>For whom it is (<c>aud</c>), as text; null when it does not say.</summary>
    public string? Audience => Text("aud");

    /// <summary>A claim as text, several values with commas between them; null when the token does not have it.</summary>
    public string? Text(string name) => !_claims.TryGetProperty(name, out var claim) ? null : claim.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", claim.EnumerateArray()),
        JsonValueKind.Null => null,
        _ => claim.ToString(),
    };

    /// <summary>Reads a JSON Web Token; null for a text that is none.</summary>
    public static IdTokenClaims? Of(Secret token)
    {
        var parts = token.Reveal().Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
            return claims.RootElement.ValueKind == JsonValueKind.Object ? new(claims.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
