namespace Pipelines.Sandbox.Ecs;

/// <summary>Begins, supersedes, stops and rolls back the deployments of a service.</summary>
internal static class Deployments
{
    private const string NoCandidate = "No rollback candidate was found to run the rollback.";

    /// <summary>A service with a new deployment as its PRIMARY; one that is still under way is superseded.</summary>
    /// <param name="service">The service.</param>
    /// <param name="definition">What it is to run.</param>
    /// <param name="images">The digests of its images.</param>
    /// <param name="moment">Now.</param>
    public static Service Begin(Service service, TaskDefinition definition, IReadOnlyList<RevisionImage> images, Moment moment)
    {
        var revision = new ServiceRevision
        {
            Arn = $"{service.Arn.Replace(":service/", ":service-revision/", StringComparison.Ordinal)}/{moment.Entropy.Number(19)}",
            Created = moment.Now,
            TaskDefinitionArn = definition.Arn,
            Images = images,
            HasHealthCheck = definition.HasHealthCheck,
            Configuration = service.Configuration.DeepClone().AsObject(),
        };
        var sources = service.Rollouts.Where(rollout => service.TasksOf(rollout).Any(task => !task.IsStopped)).Select(rollout => rollout.RevisionArn);
        var rules = RolloutRules.Of(service);
        var deployment = new ServiceDeployment
        {
            Arn = $"{service.Arn.Replace(":service/", ":service-deployment/", StringComparison.Ordinal)}/{moment.NewName()}",
            Status = DeploymentStatus.Pending,
            Created = moment.Now,
            Updated = moment.Now,
            SourceRevisions = [.. sources.Append(service.CompletedRevision).OfType<string>().Distinct()],
            TargetRevision = revision.Arn,
            Breaker = rules.HasBreaker ? "MONITORING" : "DISABLED",
            BreakerThreshold = rules.HasBreaker ? rules.Threshold(service.DesiredCount) : 0,
        };

        service = Supersede(service, moment);
        service = Lead(service, revision.Arn, definition.Arn, id => $"ECS deployment {id} in progress.", moment) with
        {
            Revisions = service.Revisions.Add(revision.Arn, revision),
            Deployments = service.Deployments.Insert(0, deployment),
        };
        return Forget(service);
    }

    /// <summary>Asks a deployment that is under way to go back to what ran before.</summary>
    public static ServiceDeployment RequestRollback(ServiceDeployment deployment, DateTimeOffset now) =>
        deployment.Status is DeploymentStatus.Pending or DeploymentStatus.InProgress
            ? deployment with { Status = DeploymentStatus.RollbackRequested, StatusReason = "Service deployment rollback was requested by the user.", Updated = now }
            : deployment;

    /// <summary>Makes the last completed revision the PRIMARY again, under a new id; or ends the deployment when there is none.</summary>
    /// <param name="service">The service.</param>
    /// <param name="isBreaker">Whether the circuit breaker wants it, and not a person.</param>
    /// <param name="moment">Now.</param>
    public static Service RollBack(Service service, bool isBreaker, Moment moment)
    {
        var current = service.Current;
        var failed = service.Primary with
        {
            State = "FAILED",
            StateReason = isBreaker ? "ECS deployment circuit breaker: tasks failed to start." : $"ECS deployment {service.Primary.Id} was stopped by the user.",
            Updated = moment.Now,
        };
        service = moment.Note(service.With(failed), $"(deployment {failed.Id}) deployment failed: {(isBreaker ? "tasks failed to start" : "stopped by the user")}.");

        var target = service.CompletedRevision is { } arn ? service.Revisions[arn] : null;
        if (target is null || (isBreaker && !RolloutRules.Of(service).RollsBack))
        {
            return service.With(current with
            {
                Status = isBreaker ? DeploymentStatus.StopRequested : DeploymentStatus.RollbackFailed,
                StatusReason = !isBreaker ? NoCandidate
                    : target is null && RolloutRules.Of(service).RollsBack ? $"Service deployment failed because the circuit breaker threshold was exceeded. {NoCandidate}"
                    : "Service deployment failed because the circuit breaker threshold was exceeded.",
                Breaker = isBreaker ? "TRIGGERED" : current.Breaker,
                Updated = moment.Now,
                Finished = isBreaker ? null : moment.Now,
            });
        }

        var reason = isBreaker
            ? "Service deployment rolled back because the circuit breaker threshold was exceeded."
            : "Service deployment rolled back because it was requested by the user.";
        service = service.With(current with
        {
            Status = DeploymentStatus.RollbackInProgress,
            StatusReason = reason,
            Breaker = isBreaker ? "TRIGGERED" : current.Breaker,
            Rollback = new(reason, moment.Now, target.Arn),
            Updated = moment.Now,
        });
        service = Lead(service, target.Arn, target.TaskDefinitionArn, id => $"{(isBreaker ? "ECS deployment circuit breaker: rolling" : "Rolling")} back to deploymentId {id}.", moment);
        return moment.Note(service, $"rolling back to deployment {service.Primary.Id}.");
    }

    /// <summary>A deployment that a newer one has overtaken.</summary>
    private static Service Supersede(Service service, Moment moment)
    {
        if (service.Deployments.IsEmpty || service.Current.IsFinal)
        {
            return service;
        }

        var isRollingBack = service.Current.Status is DeploymentStatus.RollbackRequested or DeploymentStatus.RollbackInProgress;
        return service.With(service.Current with
        {
            Status = isRollingBack ? DeploymentStatus.RollbackFailed : DeploymentStatus.StopRequested,
            StatusReason = $"Service deployment {(isRollingBack ? "rollback " : "")}was stopped because a new service deployment was started.",
            Breaker = service.Current.Breaker == "MONITORING" ? "MONITORING_COMPLETE" : service.Current.Breaker,
            Updated = moment.Now,
            Finished = isRollingBack ? moment.Now : null,
        });
    }

    private static Service Lead(Service service, string revision, string definition, Func<string, string> reason, Moment moment)
    {
        var id = moment.NewRolloutId();
        var primary = new Rollout
        {
            Id = id,
            RevisionArn = revision,
            TaskDefinitionArn = definition,
            StateReason = reason(id),
            Created = moment.Now,
            Updated = moment.Now,
            NotBefore = moment.Now,
        };
        return service with { Rollouts = [primary, .. service.Rollouts.Select(rollout => rollout.Status == "ACTIVE" ? rollout : rollout with { Status = "ACTIVE", Updated = moment.Now })] };
    }

    /// <summary>Drops the oldest deployments and the revisions that nothing names any more.</summary>
    private static Service Forget(Service service)
    {
        if (service.Deployments.Count <= Service.DeploymentsKept)
        {
            return service;
        }

        var kept = service.Deployments.RemoveRange(Service.DeploymentsKept, service.Deployments.Count - Service.DeploymentsKept);
        var named = kept.SelectMany(deployment => deployment.SourceRevisions.Append(deployment.TargetRevision))
            .Concat(service.Rollouts.Select(rollout => rollout.RevisionArn))
            .Append(service.CompletedRevision)
            .ToHashSet();
        return service with { Deployments = kept, Revisions = service.Revisions.RemoveRange(service.Revisions.Keys.Where(arn => !named.Contains(arn))) };
    }
}
