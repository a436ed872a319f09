namespace Pipelines.Model;

/// <summary><c>pages</c>: the job's artifacts become a web site: https://docs.gitlab.com/ci/yaml/#pages.</summary>
public sealed record Pages
{
    /// <summary><c>publish</c>: the folder; null = <c>public</c>.</summary>
    public string? Publish { get; init; }

    /// <summary><c>path_prefix</c> of a site beside the main one (Premium).</summary>
    public string? PathPrefix { get; init; }

    /// <summary><c>expire_in</c> (Premium).</summary>
    public Span? ExpireIn { get; init; }
}
