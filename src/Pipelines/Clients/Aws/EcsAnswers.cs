using Amazon.ECS;
using Amazon.ECS.Model;

namespace Pipelines.Clients.Aws;

/// <summary>The SDK's answers as our records. Lists and numbers that ECS left out are empty and 0.</summary>
internal static class EcsAnswers
{
    public static EcsService Of(Service service) => new()
    {
        Arn = service.ServiceArn,
        Name = service.ServiceName,
        Status = service.Status,
        TaskDefinition = service.TaskDefinition,
        Desired = service.DesiredCount ?? 0,
        Running = service.RunningCount ?? 0,
        Pending = service.PendingCount ?? 0,
        Controller = service.DeploymentController?.Type?.Value ?? "ECS",
        Scheduling = service.SchedulingStrategy?.Value ?? "REPLICA",
        MaximumPercent = service.DeploymentConfiguration?.MaximumPercent ?? 200,
        MinimumHealthyPercent = service.DeploymentConfiguration?.MinimumHealthyPercent ?? 100,
        HasCircuitBreaker = service.DeploymentConfiguration?.DeploymentCircuitBreaker?.Enable ?? false,
        Cluster = service.ClusterArn,
        LaunchType = service.LaunchType?.Value,
        PlatformVersion = service.PlatformVersion,
        HasSubnets = service.NetworkConfiguration?.AwsvpcConfiguration?.Subnets is { Count: > 0 },
        GracePeriod = service.HealthCheckGracePeriodSeconds,
        LoadBalancers = [.. (service.LoadBalancers ?? []).Where(one => one.ContainerName is not null && one.ContainerPort is not null).Select(one => new EcsLoadBalancer(one.ContainerName, one.ContainerPort!.Value, one.TargetGroupArn))],
        CurrentServiceDeployment = service.CurrentServiceDeployment,
        Deployments = [.. (service.Deployments ?? []).Select(Of)],
        Events = [.. (service.Events ?? []).Select(one => new EcsEvent(one.Id, Moments.Of(one.CreatedAt) ?? DateTimeOffset.MinValue, one.Message))],
    };

    public static EcsServiceDeployment Of(ServiceDeployment deployment) => new(deployment.ServiceDeploymentArn, deployment.Status?.Value ?? "")
    {
        StatusReason = deployment.StatusReason,
        TargetRevision = deployment.TargetServiceRevision?.Arn,
        Requested = deployment.TargetServiceRevision?.RequestedTaskCount ?? 0,
        Running = deployment.TargetServiceRevision?.RunningTaskCount ?? 0,
        Pending = deployment.TargetServiceRevision?.PendingTaskCount ?? 0,
        Failures = deployment.DeploymentCircuitBreaker?.FailureCount ?? 0,
        AwaitsAction = (deployment.LifecycleHookDetails ?? []).Any(hook => hook.Status?.Value == "AWAITING_ACTION"),
    };

    public static EcsServiceRevision Of(ServiceRevision revision) => new(
        revision.ServiceRevisionArn, revision.TaskDefinition, [.. (revision.ContainerImages ?? []).Where(image => image.ContainerName is not null).Select(image => new EcsResolvedImage(image.ContainerName, image.ImageDigest))]);

    public static EcsTask Of(Amazon.ECS.Model.Task task) => new(task.TaskArn, task.TaskDefinitionArn)
    {
        StartedBy = task.StartedBy,
        LastStatus = task.LastStatus,
        StopCode = task.StopCode?.Value,
        StoppedReason = task.StoppedReason,
        StoppedAt = Moments.Of(task.StoppedAt),
        Containers =
        [
            .. (task.Containers ?? []).Select(container => new EcsContainer(container.Name)
            {
                ExitCode = container.ExitCode,
                Reason = container.Reason,
                HealthStatus = container.HealthStatus?.Value,
            }),
        ],
    };

    public static EcsTaskDefinition Of(DescribeTaskDefinitionResponse answer) => new(answer.TaskDefinition.TaskDefinitionArn, EcsJson.Registrable(answer.TaskDefinition))
    {
        IsActive = answer.TaskDefinition.Status is not { } status || status == TaskDefinitionStatus.ACTIVE,
        RegisteredAt = Moments.Of(answer.TaskDefinition.RegisteredAt),
        Tags = (answer.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value ?? ""),
    };

    public static List<Tag> Of(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static EcsDeployment Of(Deployment deployment) => new(deployment.Id, deployment.Status, deployment.TaskDefinition)
    {
        RolloutState = deployment.RolloutState?.Value,
        RolloutStateReason = deployment.RolloutStateReason,
        Desired = deployment.DesiredCount ?? 0,
        Running = deployment.RunningCount ?? 0,
        Pending = deployment.PendingCount ?? 0,
        Failed = deployment.FailedTasks ?? 0,
    };
}
