namespace Pipelines.Model;

/// <summary><c>artifacts</c>: https://docs.gitlab.com/ci/yaml/#artifacts.</summary>
public sealed record Artifacts
{
    /// <summary><c>name</c> of the archive.</summary>
    public string? Name { get; init; }

    /// <summary><c>paths</c>, relative to the project's folder; may hold <c>*</c> and <c>**</c>.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary><c>exclude</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary><c>untracked</c>: whatever git does not track.</summary>
    public bool? Untracked { get; init; }

    /// <summary><c>when</c>.</summary>
    public ArtifactsWhen? When { get; init; }

    /// <summary><c>expire_in</c>, counted from the upload.</summary>
    public Span? ExpireIn { get; init; }

    /// <summary><c>expose_as</c>: the link's text in a merge request.</summary>
    public string? ExposeAs { get; init; }

    /// <summary><c>public</c>: whoever may see the pipeline may download; the older form of <see cref="Access"/>, never together with it.</summary>
    public bool? Public { get; init; }

    /// <summary><c>access</c>: who may download.</summary>
    public ArtifactsAccess? Access { get; init; }

    /// <summary><c>reports</c>.</summary>
    public Reports? Reports { get; init; }
}

/// <summary><c>artifacts:when</c> and <c>cache:when</c>. Reports are uploaded always, whatever it says.</summary>
public enum ArtifactsWhen
{
    /// <summary><c>on_success</c>.</summary>
    OnSuccess,

    /// <summary><c>on_failure</c>.</summary>
    OnFailure,

    /// <summary><c>always</c>, but not when the job has run out of time.</summary>
    Always,
}

/// <summary><c>artifacts:access</c>.</summary>
public enum ArtifactsAccess
{
    /// <summary><c>all</c>.</summary>
    All,

    /// <summary><c>developer</c>.</summary>
    Developer,

    /// <summary><c>maintainer</c>, from GitLab 18.4.</summary>
    Maintainer,

    /// <summary><c>none</c>.</summary>
    None,
}
