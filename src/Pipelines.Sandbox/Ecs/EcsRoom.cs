using System.Collections.Concurrent;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Ecs;

/// <summary>The ECS of every account and region that was ever spoken to.</summary>
internal sealed class EcsRoom
{
    private readonly StateFolder folder;
    private readonly ConcurrentDictionary<(string Account, string Region), EcsScope> scopes = new();

    public EcsRoom(StateFolder folder, Views views)
    {
        Views = views;
        this.folder = folder;
        foreach (var region in Directory.EnumerateDirectories(folder.Folder("ecs")).SelectMany(Directory.EnumerateDirectories))
        {
            In(Path.GetFileName(Path.GetDirectoryName(region)!), Path.GetFileName(region));
        }
    }

    /// <summary>How services look to whoever reads them.</summary>
    public Views Views { get; }

    public IEnumerable<EcsScope> Scopes => scopes.Values;

    public EcsScope In(Caller caller) => In(caller.Account, caller.Region);

    public EcsScope In(string account, string region)
    {
        lock (scopes)
        {
            return scopes.GetOrAdd((account, region), key => new(folder, key.Account, key.Region));
        }
    }
}
