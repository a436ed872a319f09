using System.Text.Json.Serialization;

namespace VaultSharp.V1.Commons;

/// <summary>What is known of one version of a secret.</summary>
public class CurrentSecretMetadata
{
    [JsonPropertyName("created_time")]
    public string CreatedTime { get; set; }

    [JsonPropertyName("custom_metadata")]
    public Dictionary<string, string> CustomMetadata { get; set; }

    [JsonPropertyName("deletion_time")]
    public string DeletionTime { get; set; }

    [JsonPropertyName("destroyed")]
    public bool Destroyed { get; set; }

    [JsonPropertyName("version")]
    public int Version { get; set; }
}
