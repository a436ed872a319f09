using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>What the client says, in the words of the watch.</summary>
internal static class Sightings
{
    public static ServiceSighting Of(EcsService service) => new(service.CurrentServiceDeployment, [.. service.Deployments.Select(Of)]) { Desired = service.Desired };

    public static RolloutSighting Of(EcsDeployment deployment) => new(deployment.Id, deployment.Status, deployment.TaskDefinition, deployment.RolloutState)
    {
        StateReason = deployment.RolloutStateReason,
        Desired = deployment.Desired,
        Running = deployment.Running,
        Pending = deployment.Pending,
        Failed = deployment.Failed,
        CreatedAt = deployment.CreatedAt,
    };

    public static ServiceDeploymentSighting Of(EcsServiceDeployment deployment) => new(deployment.Arn, deployment.Status)
    {
        StatusReason = deployment.StatusReason,
        Requested = deployment.Requested,
        Running = deployment.Running,
        Pending = deployment.Pending,
        Leaving = deployment.Leaving,
        TargetRevision = deployment.TargetRevision,
        Breaker = deployment.Breaker,
        Failures = deployment.Failures,
        Threshold = deployment.Threshold,
        HasRollback = deployment.HasRollback,
        Alarms = deployment.Alarms,
        Stage = deployment.Stage,
        AwaitsAction = deployment.AwaitsAction,
    };
}
