using System.Collections.Concurrent;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>Blobs on their way in: a file each, hashed while it grows, so that a blob of any size takes the same memory.</summary>
internal sealed class Uploads(StateFolder folder, Entropy entropy)
{
    private readonly ConcurrentDictionary<string, Upload> open = new();

    public Upload Start(Store<Repository> repository)
    {
        var id = entropy.Uuid();
        return open[id] = new(id, repository, folder.Unfinished(id));
    }

    /// <exception cref="RegistryError">No such upload is open in this repository.</exception>
    public Upload Find(Store<Repository> repository, string id) =>
        open.GetValueOrDefault(id) is { } upload && ReferenceEquals(upload.Repository, repository) ? upload : throw RegistryError.UploadUnknown();

    /// <summary>Ends an upload; its file goes unless it was moved.</summary>
    public void End(Upload upload)
    {
        if (open.TryRemove(upload.Id, out _))
        {
            upload.Dispose();
        }
    }
}
