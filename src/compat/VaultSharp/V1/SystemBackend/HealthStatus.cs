using System.Text.Json.Serialization;

namespace VaultSharp.V1.SystemBackend;

/// <summary>https://developer.hashicorp.com/vault/api-docs/system/health</summary>
public class HealthStatus
{
    [JsonPropertyName("initialized")]
    public bool Initialized { get; set; }

    [JsonPropertyName("sealed")]
    public bool Sealed { get; set; }

    [JsonPropertyName("standby")]
    public bool Standby { get; set; }

    [JsonPropertyName("version")]
    public string Version { get; set; }

    [JsonPropertyName("cluster_name")]
    public string ClusterName { get; set; }

    [JsonPropertyName("cluster_id")]
    public string ClusterId { get; set; }

    [JsonIgnore]
    public int? HttpStatusCode { get; set; }
}
