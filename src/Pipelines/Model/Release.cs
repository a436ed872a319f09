namespace Pipelines.Model;

/// <summary><c>release</c>: the job makes a release after its script: https://docs.gitlab.com/ci/yaml/#release. It fails when the release is there already.</summary>
/// <param name="TagName"><c>tag_name</c>; the tag is made when it is not there.</param>
/// <param name="Description"><c>description</c>: a text or the path of a file with it.</param>
public sealed record Release(string TagName, string Description)
{
    /// <summary><c>tag_message</c> of a new tag.</summary>
    public string? TagMessage { get; init; }

    /// <summary><c>name</c>; null = the tag's.</summary>
    public string? Name { get; init; }

    /// <summary><c>ref</c> of a new tag: commit, branch or tag.</summary>
    public string? Ref { get; init; }

    /// <summary><c>milestones</c>, by title.</summary>
    public IReadOnlyList<string> Milestones { get; init; } = [];

    /// <summary><c>released_at</c>; null = when the job runs.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary><c>assets:links</c>.</summary>
    public IReadOnlyList<ReleaseLink> Links { get; init; } = [];
}

/// <summary>One entry of <c>release:assets:links</c>.</summary>
/// <param name="Name"><c>name</c>, unique in the release.</param>
/// <param name="Url"><c>url</c>.</param>
public sealed record ReleaseLink(string Name, string Url)
{
    /// <summary><c>filepath</c>: the end of a lasting address, beginning with <c>/</c>.</summary>
    public string? Filepath { get; init; }

    /// <summary><c>link_type</c>.</summary>
    public LinkType? LinkType { get; init; }
}

/// <summary><c>link_type</c>.</summary>
public enum LinkType
{
    /// <summary><c>other</c></summary>
    Other,

    /// <summary><c>runbook</c></summary>
    Runbook,

    /// <summary><c>image</c></summary>
    Image,

    /// <summary><c>package</c></summary>
    Package,
}
