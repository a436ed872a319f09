using System.Collections.Concurrent;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Ecs;

/// <summary>The ECS of one account and region.</summary>
internal sealed class EcsScope
{
    private readonly StateFolder folder;
    private readonly string root;
    private readonly ConcurrentDictionary<(string Cluster, string Name), Store<Service>> services = new();
    private readonly Lock adding = new();

    public EcsScope(StateFolder folder, string account, string region)
    {
        this.folder = folder;
        Account = account;
        Region = region;
        root = Path.Combine("ecs", account, region);
        Clusters = new(folder, Path.Combine(root, "clusters.json"), new Clusters());
        TaskDefinitions = new(folder, Path.Combine(root, "task-definitions"));
        foreach (var file in Directory.EnumerateFiles(folder.Folder(root, "services"), "*.json", SearchOption.AllDirectories))
        {
            var known = folder.Read<Service>(file)!;
            services[(known.Cluster, known.Name)] = new(folder, Path.GetRelativePath(folder.Path, file), known);
        }
    }

    public string Account { get; }

    public string Region { get; }

    public Store<Clusters> Clusters { get; }

    public TaskDefinitions TaskDefinitions { get; }

    public IEnumerable<Store<Service>> Services => services.Values;

    public string Arn(string resource) => $"arn:{Caller.PartitionOf(Region)}:ecs:{Region}:{Account}:{resource}";

    public IEnumerable<Store<Service>> ServicesOf(string cluster) => services.Where(service => service.Key.Cluster == cluster).Select(service => service.Value);

    public Store<Service>? Find(string cluster, string service) => services.GetValueOrDefault((cluster, service));

    /// <summary>Adds a service, or returns the one that has its name already.</summary>
    public (Store<Service> Store, bool IsNew) Add(Service service)
    {
        lock (adding)
        {
            if (services.TryGetValue((service.Cluster, service.Name), out var known))
            {
                return (known, false);
            }

            var file = Path.Combine(root, "services", service.Cluster, service.Name + ".json");
            folder.Write(file, service);
            return (services[(service.Cluster, service.Name)] = new(folder, file, service), true);
        }
    }

    public Cluster AddCluster(Cluster cluster) =>
        Clusters.Update<Cluster>(known => known.ByName.TryGetValue(cluster.Name, out var there)
            ? (known, there)
            : (known with { ByName = known.ByName.Add(cluster.Name, cluster) }, cluster)).Result;

    /// <summary>The cluster that a request means, by name or ARN.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public Cluster ClusterOf(string? reference) =>
        Clusters.Value.ByName.GetValueOrDefault(NameOf(reference ?? "default", "cluster")) ?? throw new AwsError("ClusterNotFoundException", "Cluster not found.");

    /// <summary>The service that a request means, by name or ARN.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public Store<Service> ServiceOf(string? cluster, string reference) =>
        Find(ClusterOf(cluster).Name, NameOf(reference, "service")) ?? throw new AwsError("ServiceNotFoundException", "Service not found.");

    /// <summary>The last part of an ARN of this account, or the name itself.</summary>
    /// <exception cref="AwsError">The ARN names another account.</exception>
    public string NameOf(string reference, string kind)
    {
        if (!reference.StartsWith("arn:", StringComparison.Ordinal))
        {
            return reference;
        }

        var parts = reference.Split(':', 6);
        if (parts.Length < 6 || parts[2] != "ecs" || !parts[5].StartsWith(kind + "/", StringComparison.Ordinal))
        {
            throw new AwsError("InvalidParameterException", $"Invalid identifier: {reference}");
        }

        return parts[4] == Account && parts[3] == Region
            ? parts[5][(parts[5].LastIndexOf('/') + 1)..]
            : throw new AwsError("InvalidParameterException", parts[4] == Account
                ? $"Invalid region specified: {parts[3]}. Expected: {Region}"
                : $"Identifier is for {parts[4]}. Your accountId is {Account}");
    }
}
