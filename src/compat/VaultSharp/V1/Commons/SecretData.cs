using System.Text.Json.Serialization;

namespace VaultSharp.V1.Commons;

/// <summary>One version of a secret of a KV version 2 engine.</summary>
public class SecretData<T>
{
    [JsonPropertyName("data")]
    public T Data { get; set; }

    [JsonPropertyName("metadata")]
    public CurrentSecretMetadata Metadata { get; set; }
}

/// <summary>One version of a secret of a KV version 2 engine, its fields by name.</summary>
public class SecretData : SecretData<IDictionary<string, object>>;
