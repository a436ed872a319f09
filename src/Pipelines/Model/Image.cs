namespace Pipelines.Model;

/// <summary><c>image</c>: https://docs.gitlab.com/ci/yaml/#image.</summary>
/// <param name="Name">The image's reference.</param>
public sealed record Image(string Name)
{
    /// <summary><c>entrypoint</c>; null = the image's own.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary><c>docker</c>: what the Docker executor alone heeds.</summary>
    public DockerOptions? Docker { get; init; }

    /// <summary><c>kubernetes</c>: what the Kubernetes executor alone heeds.</summary>
    public KubernetesOptions? Kubernetes { get; init; }

    /// <summary><c>pull_policy</c>: the runner tries them in turn; empty = the runner's own.</summary>
    public IReadOnlyList<PullPolicy> PullPolicy { get; init; } = [];

    /// <summary>An image with nothing but its reference.</summary>
    public static implicit operator Image(string name) => new(name);
}

/// <summary>One entry of <c>services</c>: https://docs.gitlab.com/ci/yaml/#services.</summary>
/// <param name="Name">The image's reference.</param>
public sealed record ServiceImage(string Name)
{
    /// <summary><c>alias</c>: its host name; several are separated by spaces or commas.</summary>
    public string? Alias { get; init; }

    /// <summary><c>entrypoint</c>; null = the image's own.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary><c>command</c>; null = the image's own.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary><c>variables</c> of the service alone.</summary>
    public IReadOnlyList<VariableSetting> Variables { get; init; } = [];

    /// <summary><c>docker</c>: what the Docker executor alone heeds.</summary>
    public DockerOptions? Docker { get; init; }

    /// <summary><c>kubernetes</c>: what the Kubernetes executor alone heeds.</summary>
    public KubernetesOptions? Kubernetes { get; init; }

    /// <summary><c>pull_policy</c>: the runner tries them in turn; empty = the runner's own.</summary>
    public IReadOnlyList<PullPolicy> PullPolicy { get; init; } = [];
}

/// <summary><c>docker</c> of an image or a service: https://docs.gitlab.com/ci/yaml/#imagedocker.</summary>
public sealed record DockerOptions
{
    /// <summary><c>platform</c>, such as <c>linux/arm64</c>.</summary>
    public string? Platform { get; init; }

    /// <summary><c>user</c>: a name or a number, and a group after <c>:</c>.</summary>
    public string? User { get; init; }
}

/// <summary><c>kubernetes</c> of an image or a service: https://docs.gitlab.com/ci/yaml/#imagekubernetes.</summary>
public sealed record KubernetesOptions
{
    /// <summary><c>user</c>: a number, and a group after <c>:</c>.</summary>
    public string? User { get; init; }
}

/// <summary><c>pull_policy</c>.</summary>
public enum PullPolicy
{
    /// <summary><c>always</c></summary>
    Always,

    /// <summary><c>if-not-present</c></summary>
    IfNotPresent,

    /// <summary><c>never</c></summary>
    Never,
}
