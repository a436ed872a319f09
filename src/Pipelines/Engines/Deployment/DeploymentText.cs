using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment;

/// <summary>What this room says to people about verdicts; plans, files and findings have texts of their own.</summary>
internal static class DeploymentText
{
    public const string FallsBack =
        "These credentials may not call ecs:DescribeServiceDeployments, so the verdict follows the service's rolloutState. Allow it for the cause of a failure in ECS's own words.";

    public const string NothingStarted = "ECS accepted the definition and shows no deployment of it. Look at the service, and run it again.";

    public static string Registered(Service service, string definition) => $"{service}: registered {PlanText.Name(definition)}";

    public static string Updated(Service service, string definition) => $"{service}: ECS begins {PlanText.Name(definition)}";

    public static string Follows(Service service, string definition) => $"{service}: a deployment of {PlanText.Name(definition)} is under way; waiting for it";

    public static string LookFailed(ExecutionException blind) => $"This look failed, and is done again: {blind.Message}";

    public static string NoEvidence(ExecutionException refused) => $"Stopped tasks cannot be shown: {refused.Message}";

    public static string GoesOn(DeploymentPlan plan, IEnumerable<Service> services) =>
        "Nobody waits any more; the deployment goes on in ECS. Look at it by: "
        + $"aws ecs describe-services --region {plan.Environment.Region} --cluster {plan.Cluster} --services {string.Join(' ', services)}";

    /// <summary>How far a deployment is; empty while nothing is known.</summary>
    public static string Progress(string service, Watch watch) => watch switch
    {
        { Fallback: null, ServiceDeployment: { } deployment } => Progress(service, deployment.Running, deployment.Requested, deployment.Failures, watch.FailureSeen),
        { Rollout: { } rollout } => Progress(service, rollout.Running, rollout.Desired, rollout.Failed, watch.FailureSeen),
        _ => "",
    };

    /// <summary>The verdicts, line by line, each with its cause first and then what runs now.</summary>
    public static IReadOnlyList<string> Show(DeploymentResult result) =>
    [
        .. result.Services.SelectMany(Show),
        .. result.NotBegun.Select(service => $"{service}: not begun, because {string.Join(", ", result.Services.Where(one => one.Verdict.Outcome != Outcome.Succeeded).Select(one => one.Plan.Service))} did not succeed"),
    ];

    private static IEnumerable<string> Show(ServiceResult result) =>
    [
        $"{result.Plan.Service}: {Word(result)} ({What(result)})",
        .. Causes(result),
        .. result.After is null ? [] : new[] { $"  runs now: {RunsNow(result, result.After)}" },
    ];

    private static string Word(ServiceResult result) => result.Verdict switch
    {
        { Circumstance: Circumstance.NoChange } => "no change",
        { Circumstance: Circumstance.NothingRunning } => "nothing running",
        { Outcome: Outcome.Succeeded } => "succeeded",
        { Outcome: Outcome.RolledBack } => "rolled back",
        { Outcome: Outcome.NeverStarted } => "never started",
        { Outcome: Outcome.Superseded } => "superseded",
        { Outcome: Outcome.TimedOut } => "timed out",
        _ => "refused",
    };

    private static string What(ServiceResult result) => result.Verdict.Circumstance switch
    {
        Circumstance.NothingRunning => $"{Deployed(result)}; the desired count is 0",
        Circumstance.RollbackFailed => $"{Deployed(result)}; the rollback failed too, so look at the service now",
        Circumstance.Paused => $"{Deployed(result)}; it waits for a person at a pause hook",
        Circumstance.WorldMoved => "the service changed after the plan was made, and nothing was written; plan again",
        _ when result.TaskDefinition is null => "nothing was written",
        _ => Deployed(result),
    };

    private static string Deployed(ServiceResult result) => $"{PlanText.Name(result.TaskDefinition!)}, {PlanText.Digest(result.Plan.WantedImage)}";

    private static IEnumerable<string> Causes(ServiceResult result) => result.Verdict.Outcome == Outcome.Succeeded ? [] :
    [
        .. result.Reason is null ? [] : new[] { $"  cause: {result.Reason}" },
        .. result.StoppedTasks.SelectMany(Show),
        .. result.Events.Select(one => $"  event {one.At.UtcDateTime:HH:mm:ss}Z: {one.Message}"),
    ];

    private static IEnumerable<string> Show(EcsTask task) =>
    [
        $"  task {task.Id} stopped: {task.StopCode ?? "no code"}{(task.StoppedReason is null ? "" : $": {task.StoppedReason}")}",
        .. from container in task.Containers
           where container.ExitCode is not null || container.Reason is not null || container.HealthStatus == "UNHEALTHY"
           select $"    container {container.Name}: {string.Join(", ", Facts(container))}",
    ];

    private static IEnumerable<string> Facts(EcsContainer container)
    {
        if (container.ExitCode is { } code)
        {
            yield return $"exit code {code}{Meaning(code)}";
        }

        if (container.HealthStatus == "UNHEALTHY")
        {
            yield return "unhealthy";
        }

        if (container.Reason is { } reason)
        {
            yield return reason;
        }
    }

    private static string Meaning(int exitCode) => exitCode switch
    {
        126 => " (the command is not executable)",
        127 => " (the command is missing)",
        137 => " (killed: out of memory, or stopTimeout passed)",
        139 => " (segmentation fault)",
        143 => " (SIGTERM)",
        _ => "",
    };

    private static string RunsNow(ServiceResult result, EcsService after) =>
        $"{(after.TaskDefinition is { } definition ? PlanText.Name(definition) : "nothing")}, {PlanText.Digest(result.ImageAfter)}, {after.Running} of {after.Desired} tasks";

    private static string Progress(string service, int running, int desired, int failures, bool failed) =>
        $"{service}: {running} of {desired} running{(failures > 0 ? $", {failures} failed" : "")}{(failed ? ", ECS gives this deployment up" : "")}";
}
