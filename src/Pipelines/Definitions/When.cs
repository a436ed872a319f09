namespace Pipelines.Definitions;

/// <summary>For which pipelines a job exists.</summary>
public enum When
{
    /// <summary>Every pipeline: each push, merge request, tag, schedule and manual run.</summary>
    Always,

    /// <summary>Pipelines of merge requests, of schedules and of the release branch.</summary>
    MergeRequestAndRelease,

    /// <summary>Pipelines of the release branch, unless a timer started them.</summary>
    Release,
}
