using System.Text.Json.Serialization;

namespace VaultSharp.V1.AuthMethods.Token.Models;

/// <summary>What Vault knows of the token that asks.</summary>
public class CallingTokenInfo : ClientTokenInfo;

/// <summary>What Vault knows of a token.</summary>
public class ClientTokenInfo
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("path")]
    public string Path { get; set; }

    [JsonPropertyName("policies")]
    public List<string> Policies { get; set; }

    [JsonPropertyName("ttl")]
    public int TimeToLive { get; set; }

    [JsonPropertyName("expire_time")]
    public string ExpireTime { get; set; }

    [JsonPropertyName("renewable")]
    public bool Renewable { get; set; }
}
