using VaultSharp.V1.Commons;

namespace VaultSharp.V1.SecretsEngines.KeyValue.V2;

/// <summary>https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2</summary>
public interface IKeyValueSecretsEngineV2
{
    Task<Secret<SecretData>> ReadSecretAsync(string path, int? version = null, string mountPoint = null, string wrapTimeToLive = null);

    Task<Secret<SecretData<T>>> ReadSecretAsync<T>(string path, int? version = null, string mountPoint = null, string wrapTimeToLive = null);

    Task<Secret<ListInfo>> ReadSecretPathsAsync(string path, string mountPoint = null, string wrapTimeToLive = null);

    Task<Secret<CurrentSecretMetadata>> WriteSecretAsync<T>(string path, T data, int? checkAndSet = null, string mountPoint = null);

    Task DeleteSecretAsync(string path, string mountPoint = null);

    Task DeleteSecretVersionsAsync(string path, IList<int> versions, string mountPoint = null);

    Task UndeleteSecretVersionsAsync(string path, IList<int> versions, string mountPoint = null);

    Task DestroySecretVersionsAsync(string path, IList<int> versions, string mountPoint = null);

    Task DeleteMetadataAsync(string path, string mountPoint = null);
}
