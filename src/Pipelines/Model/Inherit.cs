namespace Pipelines.Model;

/// <summary><c>inherit</c>: what a job takes from the top of the file: https://docs.gitlab.com/ci/yaml/#inherit.</summary>
public sealed record Inherit
{
    /// <summary><c>default</c>: these keywords alone; null = all, empty = none.</summary>
    public IReadOnlyList<DefaultKeyword>? Default { get; init; }

    /// <summary><c>variables</c>: these names alone; null = all, empty = none.</summary>
    public IReadOnlyList<string>? Variables { get; init; }
}

/// <summary>The keywords of <see cref="Model.Default"/>, as <c>inherit:default</c> names them.</summary>
public enum DefaultKeyword
{
    /// <summary><c>after_script</c></summary>
    AfterScript,

    /// <summary><c>artifacts</c></summary>
    Artifacts,

    /// <summary><c>before_script</c></summary>
    BeforeScript,

    /// <summary><c>cache</c></summary>
    Cache,

    /// <summary><c>hooks</c></summary>
    Hooks,

    /// <summary><c>id_tokens</c></summary>
    IdTokens,

    /// <summary><c>identity</c></summary>
    Identity,

    /// <summary><c>image</c></summary>
    Image,

    /// <summary><c>interruptible</c></summary>
    Interruptible,

    /// <summary><c>retry</c></summary>
    Retry,

    /// <summary><c>services</c></summary>
    Services,

    /// <summary><c>tags</c></summary>
    Tags,

    /// <summary><c>timeout</c></summary>
    Timeout,
}
