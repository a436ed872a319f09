using System.Globalization;

using VaultSharp.Core;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.SecretsEngines.KeyValue.V2;

internal sealed class KeyValueSecretsEngineV2(VaultSession session) : IKeyValueSecretsEngineV2
{
    public Task<Secret<SecretData>> ReadSecretAsync(string path, int? version = null, string mountPoint = null, string wrapTimeToLive = null) =>
        ReadAsync<SecretData>(path, version, mountPoint, wrapTimeToLive);

    public Task<Secret<SecretData<T>>> ReadSecretAsync<T>(string path, int? version = null, string mountPoint = null, string wrapTimeToLive = null) =>
        ReadAsync<SecretData<T>>(path, version, mountPoint, wrapTimeToLive);

    public Task<Secret<ListInfo>> ReadSecretPathsAsync(string path, string mountPoint = null, string wrapTimeToLive = null) =>
        session.SendAsync<Secret<ListInfo>>(new VaultCall(VaultCall.List, At(mountPoint, "metadata", path), WrapTimeToLive: wrapTimeToLive));

    public Task<Secret<CurrentSecretMetadata>> WriteSecretAsync<T>(string path, T data, int? checkAndSet = null, string mountPoint = null)
    {
        var body = new Dictionary<string, object> { ["data"] = data };
        if (checkAndSet is not null)
        {
            body["options"] = new Dictionary<string, object> { ["cas"] = checkAndSet };
        }

        return session.SendAsync<Secret<CurrentSecretMetadata>>(new VaultCall(HttpMethod.Post, At(mountPoint, "data", path), body));
    }

    public Task DeleteSecretAsync(string path, string mountPoint = null) =>
        session.SendAsync(new VaultCall(HttpMethod.Delete, At(mountPoint, "data", path)));

    public Task DeleteSecretVersionsAsync(string path, IList<int> versions, string mountPoint = null) =>
        ChangeAsync(HttpMethod.Post, "delete", path, versions, mountPoint);

    public Task UndeleteSecretVersionsAsync(string path, IList<int> versions, string mountPoint = null) =>
        ChangeAsync(HttpMethod.Post, "undelete", path, versions, mountPoint);

    public Task DestroySecretVersionsAsync(string path, IList<int> versions, string mountPoint = null) =>
        ChangeAsync(HttpMethod.Put, "destroy", path, versions, mountPoint);

    public Task DeleteMetadataAsync(string path, string mountPoint = null) =>
        session.SendAsync(new VaultCall(HttpMethod.Delete, At(mountPoint, "metadata", path)));

    private Task<Secret<T>> ReadAsync<T>(string path, int? version, string mountPoint, string wrapTimeToLive) =>
        session.SendAsync<Secret<T>>(new VaultCall(
            HttpMethod.Get,
            At(mountPoint, "data", path) + (version is null ? "" : "?version=" + version.Value.ToString(CultureInfo.InvariantCulture)),
            WrapTimeToLive: wrapTimeToLive));

    private Task ChangeAsync(HttpMethod method, string verb, string path, IList<int> versions, string mountPoint) =>
        session.SendAsync(new VaultCall(method, At(mountPoint, verb, path), new Dictionary<string, object> { ["versions"] = versions }));

    private string At(string mountPoint, string kind, string path) =>
        VaultCall.At(mountPoint ?? session.Connection.Settings.SecretsEngineMountPoints.KeyValueV2, kind, path);
}
