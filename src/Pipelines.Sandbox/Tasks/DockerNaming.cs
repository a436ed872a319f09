using System.Collections.Concurrent;

namespace Pipelines.Sandbox.Tasks;

/// <summary>
/// Networks, and which containers answer there to their service's name. A container gets the name when it runs well and loses it before
/// it is told to stop; each time it leaves the network and comes back with the same address, so that connections live on.
/// </summary>
internal sealed class DockerNaming(DockerCli docker, DockerNames names)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> networks = new();

    /// <summary>Makes the networks of a task, once for all tasks that ask at the same time.</summary>
    public async Task EnsureNetworksAsync(TaskOrder order, CancellationToken cancellationToken)
    {
        await Once(names.Network, hasFixedAddresses: false);
        await Once(names.NetworkOf(order), hasFixedAddresses: true);

        Task Once(string network, bool hasFixedAddresses) =>
            networks.GetOrAdd(network, name => new(() => EnsureAsync(name, hasFixedAddresses, cancellationToken))).Value;
    }

    /// <summary>Looks again the next time: something went wrong, and it may be a network that is gone.</summary>
    public void Forget() => networks.Clear();

    /// <summary>Whether a container that runs well is not yet found by its service's name.</summary>
    public bool NeedsName(TaskOrder order, DockerContainer container) => container.IsRunning && container.Ports.Count > 0 && !HasName(order, container);

    public bool HasName(TaskOrder order, DockerContainer container) =>
        container.Endpoints.TryGetValue(names.NetworkOf(order), out var endpoint) && endpoint.Aliases.Contains(order.Service);

    public Task NameAsync(TaskOrder order, DockerContainer container, CancellationToken cancellationToken) =>
        RejoinAsync(order, container, DockerNames.AliasesOf(order), cancellationToken);

    public Task UnnameAsync(TaskOrder order, DockerContainer container, CancellationToken cancellationToken) => RejoinAsync(order, container, [], cancellationToken);

    private async Task RejoinAsync(TaskOrder order, DockerContainer container, IReadOnlyList<string> aliases, CancellationToken cancellationToken)
    {
        var network = names.NetworkOf(order);
        string[] address = container.Endpoints.TryGetValue(network, out var endpoint) && endpoint.Address.Length > 0 ? ["--ip", endpoint.Address] : [];

        // An attempt that broke off in between has left the network already.
        await docker.TryAsync(["network", "disconnect", network, container.Id], cancellationToken);
        await docker.RunOnAsync(["network", "connect", .. address, .. aliases.SelectMany(alias => (string[])["--alias", alias]), network, container.Id], cancellationToken);
    }

    private async Task EnsureAsync(string network, bool hasFixedAddresses, CancellationToken cancellationToken)
    {
        if ((await docker.TryAsync(["network", "inspect", network], cancellationToken)).Succeeded)
        {
            return;
        }

        string[] create = ["network", "create", "--label", $"{DockerNames.SandboxLabel}={names.SandboxId}"];
        await docker.RunAsync([.. create, network], cancellationToken);
        if (hasFixedAddresses)
        {
            // Addresses can be asked for only in a subnet that was named: the engine finds a free one, and is then told to use it.
            var subnet = await docker.RunAsync(["network", "inspect", "--format", "{{(index .IPAM.Config 0).Subnet}}", network], cancellationToken);
            await docker.RunAsync(["network", "rm", network], cancellationToken);
            await docker.RunAsync([.. create, "--subnet", subnet, network], cancellationToken);
        }
    }
}
