namespace Pipelines.Model;

/// <summary><c>retry</c>: https://docs.gitlab.com/ci/yaml/#retry.</summary>
/// <param name="Max">0 to 2.</param>
public sealed record Retry(int Max)
{
    /// <summary><c>when</c>: which failures are tried again; empty = all of them.</summary>
    public IReadOnlyList<RetryWhen> When { get; init; } = [];
}

/// <summary><c>retry:when</c>.</summary>
public enum RetryWhen
{
    /// <summary><c>always</c></summary>
    Always,

    /// <summary><c>unknown_failure</c></summary>
    UnknownFailure,

    /// <summary><c>script_failure</c></summary>
    ScriptFailure,

    /// <summary><c>api_failure</c></summary>
    ApiFailure,

    /// <summary><c>stuck_or_timeout_failure</c></summary>
    StuckOrTimeoutFailure,

    /// <summary><c>runner_system_failure</c></summary>
    RunnerSystemFailure,

    /// <summary><c>runner_unsupported</c></summary>
    RunnerUnsupported,

    /// <summary><c>stale_schedule</c></summary>
    StaleSchedule,

    /// <summary><c>job_execution_timeout</c></summary>
    JobExecutionTimeout,

    /// <summary><c>archived_failure</c></summary>
    ArchivedFailure,

    /// <summary><c>unmet_prerequisites</c></summary>
    UnmetPrerequisites,

    /// <summary><c>scheduler_failure</c></summary>
    SchedulerFailure,

    /// <summary><c>data_integrity_failure</c></summary>
    DataIntegrityFailure,
}
