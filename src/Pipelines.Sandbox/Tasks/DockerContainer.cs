using System.Globalization;
using System.Text.Json;
using Pipelines.Sandbox.Ecs;

namespace Pipelines.Sandbox.Tasks;

/// <summary>A container as the engine describes it.</summary>
internal sealed record DockerContainer
{
    public required string Id { get; init; }

    public required string TaskArn { get; init; }

    public required string Name { get; init; }

    /// <summary>created, running, exited …</summary>
    public required string State { get; init; }

    public required int ExitCode { get; init; }

    public required bool IsOutOfMemory { get; init; }

    /// <summary>HEALTHY, UNHEALTHY or UNKNOWN, as ECS says it.</summary>
    public required string Health { get; init; }

    public required IReadOnlyList<PublishedPort> Ports { get; init; }

    /// <summary>Its address and the names by which it is found, by network.</summary>
    public required IReadOnlyDictionary<string, DockerEndpoint> Endpoints { get; init; }

    public string TaskId => TaskArn[(TaskArn.LastIndexOf('/') + 1)..];

    public bool IsRunning => State is "running" or "paused" or "restarting";

    public bool HasEnded => State is "exited" or "dead";

    /// <summary>Reads what <c>docker inspect</c> prints.</summary>
    public static IReadOnlyList<DockerContainer> Parse(string inspected) => [.. JsonSerializer.Deserialize<Inspected[]>(inspected)!.Select(From)];

    public ContainerRecord Record(ContainerRecord known, string status) => known with
    {
        Status = status,
        Health = Health,
        ExitCode = HasEnded ? ExitCode : null,
        Reason = HasEnded && IsOutOfMemory ? "OutOfMemoryError: Container killed due to memory usage" : null,
        RuntimeId = Id,
        Ports = HasEnded ? [] : Ports,
    };

    private static DockerContainer From(Inspected container) => new()
    {
        Id = container.Id,
        TaskArn = container.Config.Labels?.GetValueOrDefault(DockerNames.TaskLabel) ?? "",
        Name = container.Config.Labels?.GetValueOrDefault(DockerNames.ContainerLabel) ?? "",
        State = container.State.Status,
        ExitCode = container.State.ExitCode,
        IsOutOfMemory = container.State.OOMKilled,
        Health = container.State.Health?.Status switch { "healthy" => "HEALTHY", "unhealthy" => "UNHEALTHY", _ => "UNKNOWN" },
        Ports = [.. Published(container.NetworkSettings.Ports ?? [])],
        Endpoints = (container.NetworkSettings.Networks ?? []).ToDictionary(network => network.Key, network => new DockerEndpoint(network.Value.IPAddress ?? "", network.Value.Aliases ?? [])),
    };

    private static IEnumerable<PublishedPort> Published(Dictionary<string, Binding[]?> ports) =>
        from port in ports
        let parts = port.Key.Split('/')
        from binding in port.Value ?? []
        where binding.HostIp == "127.0.0.1"
        orderby port.Key
        select new PublishedPort(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(binding.HostPort, CultureInfo.InvariantCulture), parts[1]);

    // The engine's own names: https://docs.docker.com/reference/api/engine/
    private sealed record Inspected(string Id, InspectedConfig Config, InspectedState State, InspectedNetworks NetworkSettings);

    private sealed record InspectedConfig(Dictionary<string, string>? Labels);

    private sealed record InspectedState(string Status, int ExitCode, bool OOMKilled, InspectedHealth? Health);

    private sealed record InspectedHealth(string Status);

    private sealed record InspectedNetworks(Dictionary<string, Binding[]?>? Ports, Dictionary<string, InspectedNetwork>? Networks);

    private sealed record InspectedNetwork(string? IPAddress, IReadOnlyList<string>? Aliases);

    private sealed record Binding(string HostIp, string HostPort);
}

/// <summary>A container on a network.</summary>
internal sealed record DockerEndpoint(string Address, IReadOnlyList<string> Aliases);
