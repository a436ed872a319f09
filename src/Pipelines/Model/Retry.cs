namespace Pipelines.Model;

/// <summary><c>retry</c>: https://docs.gitlab.com/ci/yaml/#retry.</summary>
/// <param name="Max">0 to 2.</param>
public sealed record Retry(int Max)
{
    /// <summary><c>when</c>: which failures are tried again; empty = all of them, unless there are <see cref="ExitCodes"/>.</summary>
    public IReadOnlyList<RetryWhen> When { get; init; } = [];

    /// <summary><c>exit_codes</c>: a script that ends with one of them is tried again.</summary>
    public IReadOnlyList<int> ExitCodes { get; init; } = [];
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

    /// <summary><c>stuck_pending_with_matching_runners</c></summary>
    StuckPendingWithMatchingRunners,

    /// <summary><c>stuck_pending_no_matching_runners</c></summary>
    StuckPendingNoMatchingRunners,

    /// <summary><c>no_updates_running</c></summary>
    NoUpdatesRunning,

    /// <summary><c>no_updates_canceling</c></summary>
    NoUpdatesCanceling,

    /// <summary><c>runner_system_failure</c></summary>
    RunnerSystemFailure,

    /// <summary><c>runner_configuration_error</c></summary>
    RunnerConfigurationError,

    /// <summary><c>runner_external_dependency_failure</c></summary>
    RunnerExternalDependencyFailure,

    /// <summary><c>runner_interrupted</c></summary>
    RunnerInterrupted,

    /// <summary><c>runner_unsupported</c></summary>
    RunnerUnsupported,

    /// <summary><c>stale_schedule</c></summary>
    StaleSchedule,

    /// <summary><c>job_execution_timeout</c></summary>
    JobExecutionTimeout,

    /// <summary><c>server_timeout_running</c></summary>
    ServerTimeoutRunning,

    /// <summary><c>server_timeout_canceling</c></summary>
    ServerTimeoutCanceling,

    /// <summary><c>archived_failure</c></summary>
    ArchivedFailure,

    /// <summary><c>unmet_prerequisites</c></summary>
    UnmetPrerequisites,

    /// <summary><c>scheduler_failure</c></summary>
    SchedulerFailure,

    /// <summary><c>data_integrity_failure</c></summary>
    DataIntegrityFailure,
}
