using Pipelines.Sandbox.Tasks;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Takes in what the runner saw, and counts what failed.</summary>
internal static class Sights
{
    public static Service Take(Service service, IEnumerable<TaskSight> sights, Moment moment)
    {
        foreach (var sight in sights)
        {
            if (service.Tasks.GetValueOrDefault(sight.TaskId) is { IsStopped: false } task)
            {
                service = Take(service, task, sight, moment);
            }
        }

        return service;
    }

    private static Service Take(Service service, TaskRecord task, TaskSight sight, Moment moment)
    {
        var seen = task;
        if (task.TargetHealth != sight.TargetHealth)
        {
            seen = seen with { TargetHealth = sight.TargetHealth };
        }

        if (task.Health != sight.Health)
        {
            seen = seen with { Health = sight.Health };
        }

        if (!task.Containers.SequenceEqual(sight.Containers, ContainerEquality.Instance))
        {
            seen = seen with { Containers = sight.Containers };
        }

        if (task.Serves != sight.Serves)
        {
            seen = seen with { Serves = sight.Serves };
        }

        if (TaskStatusName.Follows(sight.Status, task.LastStatus))
        {
            seen = Entered(seen, sight, moment.Now);
        }

        var stoppedItself = seen.IsStopped && task.IsWanted;
        var isUnreached = TargetGroups.Rejects(service, seen, moment);
        if (isUnreached)
        {
            var group = TargetGroups.Of(service)[0];
            service = moment.Note(service, $"(port {group.Port}) is unhealthy in (target-group {group.Arn}) due to (reason {seen.TargetHealth}).");
            seen = seen.Stop("ServiceSchedulerInitiated", $"Task failed ELB health checks in (target-group {group.Arn})", moment.Now);
        }

        var isUnhealthy = seen.IsWanted && seen.Health == "UNHEALTHY" && seen.LastStatus == TaskStatusName.Running;
        if (isUnhealthy)
        {
            seen = seen.Stop("ServiceSchedulerInitiated", "Task failed container health checks", moment.Now);
            service = moment.Note(service, $"(task {task.Id}) failed container health checks.");
        }

        service = service.With(seen);
        return stoppedItself || isUnhealthy || isUnreached ? Failed(service, seen, moment) : Steadied(service, seen, moment);
    }

    private static TaskRecord Entered(TaskRecord task, TaskSight sight, DateTimeOffset now)
    {
        task = task with { LastStatus = sight.Status };
        task = sight.Status switch
        {
            TaskStatusName.Pending => task with { PullStarted = now },
            TaskStatusName.Activating => task with { PullStarted = task.PullStarted ?? now, PullStopped = now },
            TaskStatusName.Running => task with { PullStarted = task.PullStarted ?? now, PullStopped = task.PullStopped ?? now, Started = now },
            TaskStatusName.Stopped => task with { Stopping = task.Stopping ?? now, Stopped = now },
            _ => task,
        };
        return sight.Status == TaskStatusName.Stopped && task.StopCode is null
            ? task with { DesiredStatus = TaskStatusName.Stopped, StopCode = sight.StopCode ?? "EssentialContainerExited", StoppedReason = sight.StoppedReason ?? "Essential container in task exited" }
            : task;
    }

    private static Service Failed(Service service, TaskRecord task, Moment moment)
    {
        if (service.Rollouts.Find(rollout => rollout.Id == task.StartedBy) is not { } rollout)
        {
            return service;
        }

        var failures = rollout.FailedTasks + 1;
        var pause = Math.Min(10, Math.Pow(2, Math.Min(failures, 16) - 1));
        service = service.With(rollout with
        {
            FailedTasks = failures,
            Failures = rollout.Failures + 1,
            NotBefore = moment.Now + (moment.Tempo.Retry * pause),
            Updated = moment.Now,
        });
        return failures == 3 && !rollout.IsCompleted
            ? moment.Note(service, "is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.")
            : service;
    }

    /// <summary>A task counts as well once its health check says so, or, without one, once it has run for a while.</summary>
    private static Service Steadied(Service service, TaskRecord task, Moment moment)
    {
        var isSteady = task.IsWanted && !task.WasSteady && task.LastStatus == TaskStatusName.Running
            && (!TargetGroups.Judge(service, task) || task.TargetHealth == "healthy")
            && (service.Revisions[task.RevisionArn].HasHealthCheck ? task.Health == "HEALTHY" : task.Started + (task.Runner == TaskRunnerKind.Docker ? moment.Tempo.ContainerSettle : moment.Tempo.Settle) <= moment.Now);
        if (!isSteady)
        {
            return service;
        }

        service = service.With(task with { WasSteady = true });
        var rollout = service.Rollouts.Find(known => known.Id == task.StartedBy);
        return rollout is { FailedTasks: > 0 } ? service.With(rollout with { FailedTasks = 0, Updated = moment.Now }) : service;
    }

    private sealed class ContainerEquality : IEqualityComparer<ContainerRecord>
    {
        public static readonly ContainerEquality Instance = new();

        public bool Equals(ContainerRecord? x, ContainerRecord? y) =>
            x is not null && y is not null && x with { Ports = [] } == y with { Ports = [] } && x.Ports.SequenceEqual(y.Ports);

        public int GetHashCode(ContainerRecord obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}
