using Pipelines.Sandbox.Tasks;

namespace Pipelines.Sandbox.Ecs;

/// <summary>
/// Moves a service one step on: takes in what its tasks do, judges its deployment, replaces tasks, and finishes what is finished.
/// A pure function; the same service comes back when there is nothing to do.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
/// </summary>
internal static class Scheduler
{
    private static readonly TimeSpan StoppedTasksAreKept = TimeSpan.FromHours(1);

    public static Service Step(Service service, IEnumerable<TaskSight> sights, Moment moment)
    {
        service = Sights.Take(service, sights, moment);
        service = Judge(service, moment);
        service = Replace(service, moment);
        service = Finish(service, moment);
        return Forget(service, moment);
    }

    /// <summary>Ends the tasks that another kind of runner started: the one of this time knows nothing of them.</summary>
    public static Service Adopt(Service service, Moment moment) =>
        service.Tasks.Values.Where(task => !task.IsStopped && task.Runner != moment.RunnerOf(service.Revisions[task.RevisionArn])).Aggregate(service, (known, task) => known.With(
            task.Stop("TerminationNotice", "The sandbox was started with another kind of task runner", moment.Now) with { LastStatus = TaskStatusName.Stopped, Stopped = moment.Now }));

    private static Service Judge(Service service, Moment moment)
    {
        service = service.Deployments.Aggregate(service, (known, deployment) => Stopped(known, deployment, moment));
        var current = service.Current;
        if (current.Status == DeploymentStatus.RollbackRequested)
        {
            return Deployments.RollBack(service, isBreaker: false, moment);
        }

        if (current.Status == DeploymentStatus.Pending)
        {
            current = current with { Status = DeploymentStatus.InProgress, Started = moment.Now, Updated = moment.Now };
            service = service.With(current);
        }

        var rules = RolloutRules.Of(service);
        if (!rules.HasBreaker || service.Primary.IsCompleted || service.Primary.IsFailed)
        {
            return service;
        }

        var failures = rules.ResetsOnHealthyTask ? service.Primary.FailedTasks : service.Primary.Failures;
        var threshold = rules.Threshold(service.DesiredCount);
        if (current.Status == DeploymentStatus.InProgress && (current.BreakerFailures != failures || current.BreakerThreshold != threshold))
        {
            service = service.With(current with { BreakerFailures = failures, BreakerThreshold = threshold, Updated = moment.Now });
        }

        return failures < threshold ? service
            : current.Status == DeploymentStatus.RollbackInProgress ? RollbackFailed(service, moment)
            : Deployments.RollBack(service, isBreaker: true, moment);
    }

    private static Service Stopped(Service service, ServiceDeployment deployment, Moment moment) =>
        deployment.Status == DeploymentStatus.StopRequested
            ? service.With(deployment with { Status = DeploymentStatus.Stopped, Stopped = moment.Now, Finished = moment.Now, Updated = moment.Now })
            : service;

    private static Service RollbackFailed(Service service, Moment moment)
    {
        var primary = service.Primary with { State = "FAILED", StateReason = "ECS deployment circuit breaker: tasks failed to start.", Updated = moment.Now };
        return moment.Note(
            service.With(primary).With(service.Current with
            {
                Status = DeploymentStatus.RollbackFailed,
                StatusReason = "Service deployment rollback failed because the circuit breaker threshold was exceeded.",
                Finished = moment.Now,
                Updated = moment.Now,
            }),
            $"(deployment {primary.Id}) deployment failed: tasks failed to start.");
    }

    private static Service Replace(Service service, Moment moment)
    {
        // A failed deployment starts nothing more and leaves what runs.
        if (service.Primary.IsFailed)
        {
            return service;
        }

        var rules = RolloutRules.Of(service);
        var desired = service.Status == "ACTIVE" ? service.DesiredCount : 0;
        var wanted = service.TasksOf(service.Primary).Where(task => task.IsWanted).OrderBy(task => task.Created).ToArray();
        var alive = service.Tasks.Values.Count(task => !task.IsStopped);

        if (wanted.Length > desired)
        {
            service = Stop(service, wanted[desired..], moment);
        }

        var starting = Math.Min(desired - wanted.Length, rules.Maximum(desired) - alive);
        if (starting > 0 && service.Primary.NotBefore <= moment.Now)
        {
            service = Start(service, starting, moment);
            alive += starting;
        }

        return Retire(service, desired, rules, canGrow: alive < rules.Maximum(desired), moment);
    }

    /// <summary>Stops tasks of earlier deployments: those that do not run well at once, the others as fast as new ones take their place.</summary>
    private static Service Retire(Service service, int desired, RolloutRules rules, bool canGrow, Moment moment)
    {
        var old = service.Tasks.Values.Where(task => task.IsWanted && task.StartedBy != service.Primary.Id).OrderBy(task => task.Created).ToArray();
        var well = service.Tasks.Values.Count(task => IsGood(task));
        var spare = well - (canGrow ? desired : rules.Minimum(desired));
        var leaving = old.Where(task => !IsGood(task)).Concat(old.Where(IsGood).Take(Math.Max(0, spare))).ToArray();
        return leaving.Length == 0 ? service : Stop(service, leaving, moment);
    }

    /// <summary>Runs well, and is found.</summary>
    private static bool IsGood(TaskRecord task) => task is { IsWanted: true, WasSteady: true, Serves: true };

    private static Service Start(Service service, int count, Moment moment)
    {
        var primary = service.Primary;
        var started = Enumerable.Range(primary.Started + 1, count).Select(number => new TaskRecord
        {
            Id = moment.Entropy.Hex(32),
            StartedBy = primary.Id,
            RevisionArn = primary.RevisionArn,
            TaskDefinitionArn = primary.TaskDefinitionArn,
            Created = moment.Now,
            Number = number,
            Runner = moment.RunnerOf(service.Revisions[primary.RevisionArn]),
        }).ToArray();
        service = service.With(primary with { Started = primary.Started + count }) with { Tasks = service.Tasks.AddRange(started.Select(task => KeyValuePair.Create(task.Id, task))) };
        return moment.Note(service, $"has started {count} tasks: {string.Join(' ', started.Select(task => $"(task {task.Id})"))}.");
    }

    private static Service Stop(Service service, IReadOnlyCollection<TaskRecord> tasks, Moment moment)
    {
        foreach (var task in tasks)
        {
            service = service.With(task.Stop("ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {service.Primary.Id})", moment.Now));
        }

        return moment.Note(service, $"has stopped {tasks.Count} running tasks: {string.Join(' ', tasks.Select(task => $"(task {task.Id})"))}.");
    }

    private static Service Finish(Service service, Moment moment)
    {
        var gone = service.Rollouts.Where(rollout => rollout.Status != "PRIMARY" && service.TasksOf(rollout).All(task => task.IsStopped)).ToArray();
        if (gone.Length > 0)
        {
            service = service with { Rollouts = service.Rollouts.RemoveRange(gone) };
        }

        var primary = service.Primary;
        var isDone = primary.State == "IN_PROGRESS"
            && service.Current.Status is DeploymentStatus.InProgress or DeploymentStatus.RollbackInProgress
            && service.Rollouts.Count == 1
            && service.TasksOf(primary).Count(task => IsGood(task)) == service.DesiredCount;
        if (!isDone)
        {
            return service;
        }

        var isRollback = service.Current.Status == DeploymentStatus.RollbackInProgress;
        service = service.With(primary with { State = "COMPLETED", StateReason = $"ECS deployment {primary.Id} completed.", Updated = moment.Now }).With(service.Current with
        {
            Status = isRollback ? DeploymentStatus.RollbackSuccessful : DeploymentStatus.Successful,
            Breaker = service.Current.Breaker == "MONITORING" ? "MONITORING_COMPLETE" : service.Current.Breaker,
            Finished = moment.Now,
            Updated = moment.Now,
        });
        service = moment.Note(service with { CompletedRevision = primary.RevisionArn }, $"(deployment {primary.Id}) deployment completed.");
        return moment.Note(service, "has reached a steady state.");
    }

    private static Service Forget(Service service, Moment moment)
    {
        var old = service.Tasks.Values.Where(task => task.Stopped + StoppedTasksAreKept <= moment.Now).Select(task => task.Id).ToArray();
        return old.Length == 0 ? service : service with { Tasks = service.Tasks.RemoveRange(old) };
    }
}
