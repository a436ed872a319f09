namespace Pipelines.Simulation;

/// <summary>What makes GitLab look whether there is a pipeline to run, with everything that its rules may ask for.</summary>
public sealed record PipelineEvent
{
    private PipelineEvent(EventKind kind, string? branch, string? tag) => (Kind, Branch, Tag) = (kind, branch, tag);

    /// <summary>What happened.</summary>
    public EventKind Kind { get; }

    /// <summary>The branch; for a merge request the one that it leads from. Null for a tag.</summary>
    public string? Branch { get; }

    /// <summary>The tag; null for a branch.</summary>
    public string? Tag { get; }

    /// <summary>The branch that a merge request leads to; null = <see cref="DefaultBranch"/>.</summary>
    public string? TargetBranch { get; init; }

    /// <summary>The project's default branch.</summary>
    public string DefaultBranch { get; init; } = "main";

    /// <summary>True when the branch or tag is protected; pipelines of merge requests never are.</summary>
    public bool IsProtected { get; init; }

    /// <summary>True for a merge request that leads from a fork, and whose pipeline runs in the project that it leads to.</summary>
    public bool IsFromFork { get; init; }

    /// <summary>True when an open merge request leads from the branch; one always does from that of a merge request.</summary>
    public bool HasOpenMergeRequest { get; init; }

    /// <summary>
    /// The files that a push or a merge request changes, relative to the repository's root; null = they are not known, and every
    /// <c>changes</c> holds, as in the first pipeline of a branch. GitLab asks for them at these two events alone: at the others every <c>changes</c> holds.
    /// </summary>
    public IReadOnlyList<string>? ChangedFiles { get; init; }

    /// <summary>The files of the commit, relative to the repository's root, for <c>exists</c>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Variables of the person, schedule or trigger that starts the pipeline, and of the project: they go before those of the file.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>A push to a branch.</summary>
    public static PipelineEvent Push(string branch) => new(EventKind.Push, branch, tag: null);

    /// <summary>A push to the source branch of a merge request, or a new merge request.</summary>
    public static PipelineEvent MergeRequest(string sourceBranch) => new(EventKind.MergeRequest, sourceBranch, tag: null);

    /// <summary>A new tag.</summary>
    public static PipelineEvent OfTag(string tag) => new(EventKind.Tag, branch: null, tag);

    /// <summary>A pipeline that somebody or something asks for.</summary>
    /// <param name="kind"><see cref="EventKind.Schedule"/>, <see cref="EventKind.Web"/>, <see cref="EventKind.Api"/> or <see cref="EventKind.Trigger"/>.</param>
    /// <param name="reference">The branch or tag that it runs for.</param>
    /// <param name="isTag">True when that is a tag.</param>
    public static PipelineEvent Asked(EventKind kind, string reference, bool isTag = false) => kind is EventKind.Schedule or EventKind.Web or EventKind.Api or EventKind.Trigger
        ? new(kind, isTag ? null : reference, isTag ? reference : null)
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody asks for a pipeline of this kind.");
}

/// <summary>What can make a pipeline: https://docs.gitlab.com/ci/jobs/job_rules/#ci_pipeline_source-predefined-variable.</summary>
public enum EventKind
{
    /// <summary>A push to a branch.</summary>
    Push,

    /// <summary>A push to a branch from which a merge request leads.</summary>
    MergeRequest,

    /// <summary>A new tag.</summary>
    Tag,

    /// <summary>A pipeline schedule.</summary>
    Schedule,

    /// <summary>The button <i>New pipeline</i>.</summary>
    Web,

    /// <summary>The pipelines API.</summary>
    Api,

    /// <summary>A trigger token.</summary>
    Trigger,
}
