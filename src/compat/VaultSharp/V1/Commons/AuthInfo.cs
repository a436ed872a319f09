using System.Text.Json.Serialization;

namespace VaultSharp.V1.Commons;

/// <summary>What a login gives.</summary>
public class AuthInfo
{
    [JsonPropertyName("accessor")]
    public string ClientTokenAccessor { get; set; }

    [JsonPropertyName("client_token")]
    public string ClientToken { get; set; }

    [JsonPropertyName("policies")]
    public List<string> Policies { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("lease_duration")]
    public int LeaseDurationSeconds { get; set; }

    [JsonPropertyName("renewable")]
    public bool Renewable { get; set; }
}
