using VaultSharp.V1.Commons;

namespace VaultSharp.V1.SecretsEngines.KeyValue.V1;

/// <summary>https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v1</summary>
public interface IKeyValueSecretsEngineV1
{
    Task<Secret<Dictionary<string, object>>> ReadSecretAsync(string path, string mountPoint = null, string wrapTimeToLive = null);

    Task<Secret<T>> ReadSecretAsync<T>(string path, string mountPoint = null, string wrapTimeToLive = null);

    Task<Secret<ListInfo>> ReadSecretPathsAsync(string path, string mountPoint = null, string wrapTimeToLive = null);

    Task WriteSecretAsync(string path, IDictionary<string, object> values, string mountPoint = null);

    Task WriteSecretAsync<T>(string path, T values, string mountPoint = null);

    Task DeleteSecretAsync(string path, string mountPoint = null);
}
