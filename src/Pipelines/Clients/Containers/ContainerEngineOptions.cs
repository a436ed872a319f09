using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What a container engine is reached with.</summary>
internal sealed record ContainerEngineOptions
{
    /// <summary>Runs the client.</summary>
    public required ProcessRunner Runner { get; init; }

    /// <summary>The client: a name on PATH, or a path.</summary>
    public string Client { get; init; } = "docker";

    /// <summary>Hears the lines of a build, as details.</summary>
    public required IProgressLog Log { get; init; }

    /// <summary>The clock of <see cref="AnswerLimit"/>.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>How long the daemon may take to answer the first question.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Variables on top of this process's own, such as DOCKER_HOST or DOCKER_CONFIG.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
