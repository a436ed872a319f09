using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.SecretsEngines.KeyValue.V1;

internal sealed class KeyValueSecretsEngineV1(VaultSession session) : IKeyValueSecretsEngineV1
{
    public Task<Secret<Dictionary<string, object>>> ReadSecretAsync(string path, string mountPoint = null, string wrapTimeToLive = null) =>
        ReadSecretAsync<Dictionary<string, object>>(path, mountPoint, wrapTimeToLive);

    public Task<Secret<T>> ReadSecretAsync<T>(string path, string mountPoint = null, string wrapTimeToLive = null) =>
        session.SendAsync<Secret<T>>(new VaultCall(HttpMethod.Get, At(mountPoint, path), WrapTimeToLive: wrapTimeToLive));

    public Task<Secret<ListInfo>> ReadSecretPathsAsync(string path, string mountPoint = null, string wrapTimeToLive = null) =>
        session.SendAsync<Secret<ListInfo>>(new VaultCall(VaultCall.List, At(mountPoint, path), WrapTimeToLive: wrapTimeToLive));

    public Task WriteSecretAsync(string path, IDictionary<string, object> values, string mountPoint = null) =>
        WriteSecretAsync<IDictionary<string, object>>(path, values, mountPoint);

    public Task WriteSecretAsync<T>(string path, T values, string mountPoint = null) =>
        session.SendAsync(new VaultCall(HttpMethod.Post, At(mountPoint, path), values));

    public Task DeleteSecretAsync(string path, string mountPoint = null) =>
        session.SendAsync(new VaultCall(HttpMethod.Delete, At(mountPoint, path)));

    private string At(string mountPoint, string path) =>
        VaultCall.At(mountPoint ?? session.Connection.Settings.SecretsEngineMountPoints.KeyValueV1, path);
}
