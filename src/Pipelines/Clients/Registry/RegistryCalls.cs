using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>The calls of the distribution API, with their addresses and what they need to be allowed.</summary>
internal sealed class RegistryCalls(RegistryAddress registry)
{
    public RegistryCall Manifest(HttpMethod method, string action, RepositoryName repository, ManifestReference reference) =>
        Call(method, repository, $"manifests/{reference.Text}", action, $"{reference.Separator}{reference.Text}") with { Accept = MediaTypes.Manifests };

    public RegistryCall Blob(HttpMethod method, string action, RepositoryName repository, Digest digest) =>
        Call(method, repository, $"blobs/{digest}", action, $"@{digest}");

    public RegistryCall Upload(RepositoryName repository, Digest digest, RepositoryName? mountFrom)
    {
        var from = mountFrom == registry.PathOf(repository) ? null : mountFrom;
        var query = from is null ? "" : $"?mount={Uri.EscapeDataString(digest.Text)}&from={Uri.EscapeDataString(from.Text)}";
        var call = Call(HttpMethod.Post, repository, "blobs/uploads/" + query, "upload the blob", $"@{digest}");
        return from is null ? call : call with { Scopes = [.. call.Scopes, $"repository:{from}:pull"] };
    }

    public RegistryCall Tags(RepositoryName repository, int page) =>
        Call(HttpMethod.Get, repository, $"tags/list?n={page}", "list the tags", "");

    public RegistryCall Referrers(RepositoryName repository, Digest subject) =>
        Call(HttpMethod.Get, repository, $"referrers/{subject}", "list what refers to the image", $"@{subject}") with { Accept = [MediaTypes.Index] };

    /// <summary>The registry itself: whatever else answers there answers this differently.</summary>
    public RegistryCall Probe() => new(HttpMethod.Get, new Uri(registry.Endpoint, "v2/"), "find the registry", registry.Text);

    private RegistryCall Call(HttpMethod method, RepositoryName repository, string path, string action, string suffix)
    {
        var isRead = method == HttpMethod.Get || method == HttpMethod.Head;
        return new(method, new Uri(registry.Endpoint, $"v2/{registry.PathOf(repository)}/{path}"), action, $"{registry}/{repository}{suffix}")
        {
            Repository = repository,
            Scopes = [$"repository:{registry.PathOf(repository)}:{(isRead ? "pull" : "pull,push")}"],
        };
    }
}
