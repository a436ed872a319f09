namespace Pipelines.Model;

/// <summary><c>default</c>: https://docs.gitlab.com/ci/yaml/#default. It never merges with a job: the job's own keyword replaces it whole.</summary>
/// <remarks><c>default:timeout</c> is left out because it has no effect: https://gitlab.com/gitlab-org/gitlab/-/issues/213634.</remarks>
public sealed record Default
{
    /// <summary><c>image</c>.</summary>
    public Image? Image { get; init; }

    /// <summary><c>services</c>.</summary>
    public IReadOnlyList<ServiceImage> Services { get; init; } = [];

    /// <summary><c>tags</c>: which runners may take a job.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>retry</c>.</summary>
    public Retry? Retry { get; init; }

    /// <summary><c>interruptible</c>.</summary>
    public bool? Interruptible { get; init; }

    /// <summary><c>cache</c>, at most four.</summary>
    public IReadOnlyList<Cache> Cache { get; init; } = [];

    /// <summary><c>artifacts</c>.</summary>
    public Artifacts? Artifacts { get; init; }

    /// <summary><c>identity</c>.</summary>
    public Identity? Identity { get; init; }

    /// <summary><c>id_tokens</c>.</summary>
    public IReadOnlyList<IdToken> IdTokens { get; init; } = [];

    /// <summary><c>hooks</c>.</summary>
    public Hooks? Hooks { get; init; }

    /// <summary><c>before_script</c>.</summary>
    public IReadOnlyList<string> BeforeScript { get; init; } = [];

    /// <summary><c>after_script</c>.</summary>
    public IReadOnlyList<string> AfterScript { get; init; } = [];
}
