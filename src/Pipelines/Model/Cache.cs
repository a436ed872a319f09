namespace Pipelines.Model;

/// <summary><c>cache</c>: https://docs.gitlab.com/ci/yaml/#cache.</summary>
public sealed record Cache
{
    /// <summary><c>key</c>.</summary>
    public CacheKey? Key { get; init; }

    /// <summary><c>fallback_keys</c>, at most five.</summary>
    public IReadOnlyList<string> FallbackKeys { get; init; } = [];

    /// <summary><c>paths</c>, inside the project's folder.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary><c>untracked</c>: whatever git does not track.</summary>
    public bool? Untracked { get; init; }

    /// <summary><c>unprotect</c>: protected and other branches share it, which lets whoever may push a branch write what protected ones read.</summary>
    public bool? Unprotect { get; init; }

    /// <summary><c>when</c>: after which end of the job it is saved.</summary>
    public ArtifactsWhen? When { get; init; }

    /// <summary><c>policy</c>.</summary>
    public CachePolicy? Policy { get; init; }

    /// <summary><c>policy</c> taken from a variable that holds <c>pull</c>, <c>push</c> or <c>pull-push</c>; goes before <see cref="Policy"/>.</summary>
    public Variable? PolicyFrom { get; init; }
}

/// <summary><c>cache:key</c>: a text, or one made of files.</summary>
public abstract record CacheKey
{
    private CacheKey()
    {
    }

    /// <summary><c>key: text</c>: without <c>/</c>, and not of dots alone.</summary>
    /// <param name="Text">The key; may hold variables.</param>
    public sealed record Named(string Text) : CacheKey;

    /// <summary><c>key:files</c>: a new cache whenever the content of one of them changes. Files that do not exist give the key <c>default</c>.</summary>
    /// <param name="Files">One or two files or patterns, without variables.</param>
    /// <param name="Prefix">Put before the hash.</param>
    public sealed record OfFiles(IReadOnlyList<string> Files, string? Prefix = null) : CacheKey;

    /// <summary><c>key:files_commits</c>: a new cache whenever a commit touches one of them.</summary>
    /// <param name="Files">One or two files or patterns, without variables.</param>
    /// <param name="Prefix">Put before the hash.</param>
    public sealed record OfCommits(IReadOnlyList<string> Files, string? Prefix = null) : CacheKey;
}

/// <summary><c>cache:policy</c>.</summary>
public enum CachePolicy
{
    /// <summary><c>pull-push</c>.</summary>
    PullPush,

    /// <summary><c>pull</c>.</summary>
    Pull,

    /// <summary><c>push</c>.</summary>
    Push,
}
