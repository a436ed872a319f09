using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Keeps the tasks of our deployments that stopped: ECS forgets them after about an hour. Evidence, never a verdict.</summary>
internal sealed class StoppedTasks(EcsClient ecs, IProgressLog log, TimeProvider time, DeploymentOptions options, string cluster)
{
    private readonly Dictionary<string, Dictionary<string, EcsTask>> _tasks = [];
    private readonly Dictionary<string, (int Failures, long At)> _looks = [];
    private bool _mayNot;

    /// <summary>The tasks of a service that stopped on their own, newest first.</summary>
    public IReadOnlyList<EcsTask> Of(string service) =>
        [.. (_tasks.GetValueOrDefault(service)?.Values ?? Enumerable.Empty<EcsTask>()).OrderByDescending(task => task.StoppedAt).ThenBy(task => task.Id, StringComparer.Ordinal).Take(options.EvidenceShown)];

    /// <summary>Collects when more tasks have failed than at the last time, at a bad end, and now and then.</summary>
    public async Task CollectAsync(string service, Watch watch, CancellationToken cancellationToken)
    {
        var failures = watch.FailedStarts + (watch.FailureSeen ? 1 : 0);
        var last = _looks.TryGetValue(service, out var found) ? found : (Failures: 0, At: time.GetTimestamp());
        _looks.TryAdd(service, last);
        var isDue = failures != last.Failures || watch.Verdict is { Outcome: not Outcome.Succeeded } || time.GetElapsedTime(last.At) >= options.CollectEvery;
        if (_mayNot || watch.Verdict is { Outcome: Outcome.Succeeded } || !isDue)
        {
            return;
        }

        _looks[service] = (failures, time.GetTimestamp());
        try
        {
            var kept = _tasks.TryGetValue(service, out var before) ? before : _tasks[service] = [];
            foreach (var task in (await ecs.TasksAsync(cluster, service, stopped: true, cancellationToken)).Where(task => IsOurs(task, watch) && !IsScaleIn(task)))
            {
                kept[task.Arn] = task;
            }
        }
        catch (ExecutionException refused)
        {
            _mayNot = true;
            log.Warning(ResultText.NoEvidence(refused));
        }
    }

    private static bool IsOurs(EcsTask task, Watch watch) =>
        task.StartedBy is { } deployment && watch.Binding.Rollout is { } ours ? deployment == ours : task.TaskDefinition == watch.Binding.TaskDefinition;

    // The scheduler stops healthy tasks too; it names the health check when one failed.
    private static bool IsScaleIn(EcsTask task) =>
        task.StopCode == "ServiceSchedulerInitiated" && task.StoppedReason?.Contains("health", StringComparison.OrdinalIgnoreCase) != true;
}
