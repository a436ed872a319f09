using Pipelines.Clients.Aws;
using static Pipelines.Engines.Deployment.Applying.CauseKind;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Finds the cause of a failure in its evidence: what tasks say comes before what the service's history says.</summary>
internal static class Diagnosis
{
    /// <summary>The cause; null when the evidence does not show one.</summary>
    /// <param name="reason">What ECS said of the deployment.</param>
    /// <param name="alarms">The alarms that ended it.</param>
    /// <param name="tasks">The tasks that stopped, newest first.</param>
    /// <param name="events">The service's history, newest first.</param>
    /// <param name="log">The end of the log of the newest of those tasks.</param>
    public static Cause? Of(string? reason, IReadOnlyList<string> alarms, IReadOnlyList<EcsTask> tasks, IReadOnlyList<EcsEvent> events, IReadOnlyList<string> log) =>
        Alarmed(alarms)
        ?? tasks.Select(task => OfTask(task, log)).FirstOrDefault(cause => cause is not null)
        ?? events.Select(one => KnownCauses.In(one.Message ?? "")).FirstOrDefault(cause => cause is not null)
        ?? (reason is null ? null : KnownCauses.In(reason));

    private static Cause? Alarmed(IReadOnlyList<string> alarms) =>
        alarms.Count == 0 ? null : new(Alarm, $"alarm {string.Join(", ", alarms)} went off", "Look at what the alarm watches; the deployment itself may have been well.");

    private static Cause? OfTask(EcsTask task, IReadOnlyList<string> log)
    {
        var words = string.Join('\n', task.Containers.Select(container => container.Reason).Append(task.StoppedReason).Append(task.StopCode).OfType<string>());
        return KnownCauses.In(words)
            ?? (log.Count > 0 && KnownCauses.In(string.Join('\n', log)) is { Kind: ImageOfOtherArchitecture or PortInUse or OutOfMemory } said ? said : null)
            ?? (task.StopCode == "UserInitiated" ? new Cause(StoppedByPerson, $"somebody stopped the task{(task.StoppedReason is null ? "" : $": {task.StoppedReason}")}", "Ask who, and why.") : null)
            ?? task.Containers.Select(Exit).FirstOrDefault(cause => cause is not null)
            ?? (task.Containers.FirstOrDefault(container => container.HealthStatus == "UNHEALTHY") is { } ill
                ? new Cause(ContainerUnhealthy, $"the health check of container {ill.Name} fails", "Run its \"healthCheck\" command in the image; see whether startPeriod is long enough.")
                : null);
    }

    private static Cause? Exit(EcsContainer container) => container.ExitCode switch
    {
        null or 0 => null,
        126 => new(CommandNotExecutable, $"the command of container {container.Name} is not executable (exit code 126)", "Set its executable bit in the image, or look at \"user\"."),
        127 => new(CommandMissing, $"the command of container {container.Name} is not in its image (exit code 127)", "Look at \"command\" and \"entryPoint\", and at the image's own."),
        137 => new(Killed, $"container {container.Name} was killed (exit code 137): out of memory, or stopTimeout passed", "Raise \"memory\"; or let it end on SIGTERM within \"stopTimeout\"."),
        139 => new(Crashed, $"container {container.Name} crashed (exit code 139: segmentation fault)", "Look at its log, and at native libraries of the image."),
        143 => null,
        { } code => new(Exited, $"container {container.Name} exits with {code}", "Look at its log: run the image with the same environment."),
    };
}
