using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What a container engine or another builder is reached with.</summary>
internal sealed record ContainerEngineOptions
{
    /// <summary>Runs the client.</summary>
    public required ProcessRunner Runner { get; init; }

    /// <summary>The client of Docker: a name on PATH, or a path.</summary>
    public string Client { get; init; } = "docker";

    /// <summary>Podman: a name on PATH, or a path.</summary>
    public string Podman { get; init; } = "podman";

    /// <summary>Buildah: a name on PATH, or a path.</summary>
    public string Buildah { get; init; } = "buildah";

    /// <summary>Hears the lines of a build, as details.</summary>
    public required IProgressLog Log { get; init; }

    /// <summary>The clock of <see cref="AnswerLimit"/>.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>How long a daemon or a builder may take to answer the first question.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where a builder lays down what it needs for the time of a build, large things among it: TMPDIR, else <c>/var/tmp</c>, because <c>/tmp</c> may be memory.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath() is var chosen && chosen == "/tmp/" && Directory.Exists("/var/tmp") ? "/var/tmp" : chosen;

    /// <summary>Variables on top of this process's own, such as DOCKER_HOST or DOCKER_CONFIG.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
