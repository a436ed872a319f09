namespace Pipelines.Model;

/// <summary><c>image</c>: https://docs.gitlab.com/ci/yaml/#image.</summary>
/// <param name="Name">The image's reference.</param>
public sealed record Image(string Name)
{
    /// <summary><c>entrypoint</c>; null = the image's own.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary><c>pull_policy</c>.</summary>
    public PullPolicy? PullPolicy { get; init; }

    /// <summary><c>docker:user</c>.</summary>
    public string? User { get; init; }

    /// <summary>An image with nothing but its reference.</summary>
    public static implicit operator Image(string name) => new(name);
}

/// <summary>One entry of <c>services</c>: https://docs.gitlab.com/ci/yaml/#services.</summary>
/// <param name="Name">The image's reference.</param>
public sealed record ServiceImage(string Name)
{
    /// <summary><c>alias</c>: its host name.</summary>
    public string? Alias { get; init; }

    /// <summary><c>entrypoint</c>; null = the image's own.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary><c>command</c>; null = the image's own.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary><c>variables</c> of the service alone.</summary>
    public IReadOnlyList<VariableSetting> Variables { get; init; } = [];

    /// <summary><c>pull_policy</c>.</summary>
    public PullPolicy? PullPolicy { get; init; }
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
