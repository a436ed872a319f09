using System.Text.Json.Serialization;

namespace VaultSharp.V1.Commons;

/// <summary>The single-use token that an answer was wrapped in.</summary>
public class WrapInfo
{
    [JsonPropertyName("token")]
    public string Token { get; set; }

    [JsonPropertyName("ttl")]
    public int TimeToLive { get; set; }
}
