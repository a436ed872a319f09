using Pipelines.Clients.Aws;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>What is shown below a bad verdict: the cause and its mend, then tasks, log, targets and events.</summary>
internal static class EvidenceText
{
    /// <summary>The lines; none below a success.</summary>
    public static IReadOnlyList<string> Of(ServiceResult result) => result.Verdict.Outcome == Outcome.Succeeded ? [] :
    [
        .. Causes(result),
        .. result.StoppedTasks.SelectMany(Of),
        .. result.Log.Select(line => $"    log: {line}"),
        .. result.Targets.Select(target => $"  target {target.Address}: {target.State}{(target.Reason is null ? "" : $" ({target.Reason})")}"),
        .. result.Events.Select(one => $"  event {one.At.UtcDateTime:HH:mm:ss}Z: {one.Message}"),
        .. result.Gaps.Select(gap => $"  not shown: {gap}"),
    ];

    private static IEnumerable<string> Causes(ServiceResult result) => (result.Cause, result.Reason) switch
    {
        ({ } cause, var reason) => [$"  cause: {cause.What}", $"  mend: {cause.Mend}", .. reason is null ? [] : new[] { $"  ECS says: {reason}" }],
        (null, { } reason) => [$"  cause: {reason}"],
        _ => [],
    };

    private static IEnumerable<string> Of(EcsTask task) =>
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
}
