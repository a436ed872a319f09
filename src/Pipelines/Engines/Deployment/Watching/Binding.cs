namespace Pipelines.Engines.Deployment.Watching;

/// <summary>What the answer of UpdateService bound us to. The verdict follows these ids and nothing else.</summary>
/// <param name="TaskDefinition">The ARN that was sent.</param>
/// <param name="Rollout">The id of the PRIMARY deployment, <c>ecs-svc/…</c>; null until ECS shows it.</param>
/// <param name="ServiceDeployment">The ARN of the service deployment; null until ECS names one that is not the former one.</param>
/// <param name="Former">What ran before.</param>
internal sealed record Binding(string TaskDefinition, string? Rollout, string? ServiceDeployment, Former Former)
{
    /// <summary>When ECS began it, by ECS's own clock; null where it does not say.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>Takes the ids from an answer that shows our deployment as PRIMARY; the former service deployment is not ours.</summary>
    public static Binding Of(string taskDefinition, RolloutSighting primary, string? currentServiceDeployment, Former former) =>
        new(taskDefinition, primary.Id, currentServiceDeployment == former.ServiceDeployment && primary.Id != former.Rollout ? null : currentServiceDeployment, former) { Began = primary.CreatedAt };

    /// <summary>True when a service shows a deployment of our definition that was not there before.</summary>
    public static bool HasStarted(ServiceSighting service, string taskDefinition, Former former) =>
        service.Primary is { } primary && primary.TaskDefinition == taskDefinition && primary.Id != former.Rollout;

    /// <summary>The binding, completed by a later look that still shows our deployment as PRIMARY.</summary>
    public Binding Complete(ServiceSighting? service)
    {
        if (service?.Primary is not { } primary || (Rollout is not null && ServiceDeployment is not null))
        {
            return this;
        }

        return primary.Id == Rollout || (Rollout is null && HasStarted(service, TaskDefinition, Former))
            ? Of(TaskDefinition, primary, ServiceDeployment ?? service.CurrentServiceDeployment, Former)
            : this;
    }

    /// <summary>True when <paramref name="rollout"/> is ours.</summary>
    public bool IsOurs(RolloutSighting rollout) => rollout.Id == Rollout;

    /// <summary>True when <paramref name="rollout"/> puts back what ran before.</summary>
    public bool IsReturn(RolloutSighting rollout) => rollout.TaskDefinition == Former.TaskDefinition && Former.TaskDefinition != TaskDefinition;
}

/// <summary>What a service ran before our update.</summary>
/// <param name="TaskDefinition">The ARN of its task definition.</param>
/// <param name="Rollout">The id of its PRIMARY deployment; null when there was none.</param>
/// <param name="ServiceDeployment">The ARN of its service deployment; null when ECS named none.</param>
internal sealed record Former(string TaskDefinition, string? Rollout, string? ServiceDeployment);
