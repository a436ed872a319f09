using System.Collections.Concurrent;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>All repositories of all accounts, each in a file of its own.</summary>
internal sealed class Repositories
{
    private readonly StateFolder folder;
    private readonly Blobs blobs;
    private readonly ConcurrentDictionary<(RegistryHost Host, string Name), Store<Repository>> stores = new();

    // A blob must not be deleted for one repository while another takes it.
    private readonly Lock linking = new();

    public Repositories(StateFolder folder, Blobs blobs)
    {
        this.folder = folder;
        this.blobs = blobs;
        var root = folder.Folder("repositories");
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories))
        {
            var known = folder.Read<Repository>(file)!;
            stores[(new(known.Account, known.Region), known.Name)] = new(folder, Path.GetRelativePath(folder.Path, file), known);
        }
    }

    public IReadOnlyList<Repository> In(RegistryHost host) =>
        [.. stores.Where(store => store.Key.Host == host).Select(store => store.Value.Value).OrderBy(repository => repository.Name, StringComparer.Ordinal)];

    public Store<Repository>? Find(RegistryHost host, string name) => stores.GetValueOrDefault((host, name));

    /// <returns>False when there is one of this name already.</returns>
    public bool TryAdd(Repository repository)
    {
        lock (linking)
        {
            var host = new RegistryHost(repository.Account, repository.Region);
            if (stores.ContainsKey((host, repository.Name)))
            {
                return false;
            }

            // '!' occurs in no name, so each name has a file of its own.
            var file = Path.Combine("repositories", repository.Account, repository.Region, repository.Name.Replace('/', '!') + ".json");
            folder.Write(file, repository);
            return stores.TryAdd((host, repository.Name), new(folder, file, repository));
        }
    }

    /// <summary>Takes a finished upload in and shows it to a repository.</summary>
    public void Adopt(Store<Repository> repository, string file, string digest)
    {
        lock (linking)
        {
            blobs.Adopt(file, digest);
            repository.Update(known => known with { Blobs = known.Blobs.Add(digest) });
        }
    }

    /// <summary>Shows a repository a blob of another one.</summary>
    /// <returns>False when the other one does not have it.</returns>
    public bool TryMount(Store<Repository> from, Store<Repository> to, string digest)
    {
        lock (linking)
        {
            if (!from.Value.Blobs.Contains(digest))
            {
                return false;
            }

            to.Update(known => known with { Blobs = known.Blobs.Add(digest) });
            return true;
        }
    }

    /// <summary>Writes a manifest's bytes and lets <paramref name="change"/> take it into a repository.</summary>
    public void Put(Store<Repository> repository, string digest, byte[] bytes, Func<Repository, Repository> change)
    {
        lock (linking)
        {
            if (blobs.LengthOf(digest) is null)
            {
                blobs.Write(digest, bytes);
            }

            repository.Update(change);
        }
    }

    /// <summary>Takes blobs from a repository's sight, and from disk when no other repository sees them.</summary>
    public void Remove(Store<Repository> repository, Func<Repository, Repository> change, string digest)
    {
        lock (linking)
        {
            repository.Update(change);
            if (!stores.Values.Any(store => store.Value.Blobs.Contains(digest) || store.Value.Manifests.ContainsKey(digest)))
            {
                blobs.Delete(digest);
            }
        }
    }
}
