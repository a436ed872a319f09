using System.Text.Json.Serialization;

namespace VaultSharp.V1.Commons;

/// <summary>The envelope of Vault's answers.</summary>
public class Secret<T>
{
    [JsonPropertyName("request_id")]
    public string RequestId { get; set; }

    [JsonPropertyName("lease_id")]
    public string LeaseId { get; set; }

    [JsonPropertyName("renewable")]
    public bool Renewable { get; set; }

    [JsonPropertyName("lease_duration")]
    public int LeaseDurationSeconds { get; set; }

    [JsonPropertyName("data")]
    public T Data { get; set; }

    [JsonPropertyName("wrap_info")]
    public WrapInfo WrapInfo { get; set; }

    [JsonPropertyName("warnings")]
    public List<string> Warnings { get; set; }

    [JsonPropertyName("auth")]
    public AuthInfo AuthInfo { get; set; }

    [JsonPropertyName("mount_type")]
    public string MountType { get; set; }
}
