namespace Pipelines.Sandbox.Ecs;

/// <summary>A container of a task.</summary>
internal sealed record ContainerRecord
{
    public required string Name { get; init; }

    public required string Image { get; init; }

    public string? Digest { get; init; }

    public string Status { get; init; } = TaskStatusName.Pending;

    public string Health { get; init; } = "UNKNOWN";

    public int? ExitCode { get; init; }

    public string? Reason { get; init; }

    /// <summary>The id that the container engine gave it.</summary>
    public string? RuntimeId { get; init; }

    public IReadOnlyList<PublishedPort> Ports { get; init; } = [];
}

/// <summary>A port of a container and where it is published on 127.0.0.1.</summary>
internal sealed record PublishedPort(int Container, int Host, string Protocol);
