namespace Pipelines.Model;

/// <summary><c>workflow</c>: https://docs.gitlab.com/ci/yaml/workflow/.</summary>
public sealed record Workflow
{
    /// <summary><c>name</c> of the pipelines, 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary><c>auto_cancel</c>.</summary>
    public AutoCancel? AutoCancel { get; init; }

    /// <summary><c>rules</c>: the first that matches decides; none = no pipeline. Only <c>if</c>, <c>changes</c>, <c>exists</c>, <c>when</c>, <c>variables</c> and <c>auto_cancel</c> count.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];
}

/// <summary><c>workflow:auto_cancel</c>: https://docs.gitlab.com/ci/yaml/#workflowauto_cancelon_new_commit.</summary>
public sealed record AutoCancel
{
    /// <summary><c>on_new_commit</c>.</summary>
    public OnNewCommit? OnNewCommit { get; init; }

    /// <summary><c>on_job_failure</c>.</summary>
    public OnJobFailure? OnJobFailure { get; init; }
}

/// <summary>What a newer commit of the same branch cancels.</summary>
public enum OnNewCommit
{
    /// <summary><c>conservative</c>: everything, as long as no job with <c>interruptible: false</c> has started.</summary>
    Conservative,

    /// <summary><c>interruptible</c>: exactly the jobs with <c>interruptible: true</c>.</summary>
    Interruptible,

    /// <summary><c>none</c>.</summary>
    None,
}

/// <summary>What a failed job cancels.</summary>
public enum OnJobFailure
{
    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>all</c>: the other running jobs.</summary>
    All,
}
