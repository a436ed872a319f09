using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Services and their parts as ECS tells them.</summary>
internal static class ServiceShapes
{
    public static JsonObject Of(Service service, bool withTags)
    {
        var shape = new JsonObject
        {
            ["serviceArn"] = service.Arn,
            ["serviceName"] = service.Name,
            ["clusterArn"] = service.ClusterArn,
            ["loadBalancers"] = new JsonArray(),
            ["serviceRegistries"] = new JsonArray(),
            ["status"] = service.Status,
            ["desiredCount"] = service.DesiredCount,
            ["runningCount"] = service.Tasks.Values.Count(IsRunning),
            ["pendingCount"] = service.Tasks.Values.Count(IsPending),
            ["taskDefinition"] = service.Primary.TaskDefinitionArn,
            ["deploymentConfiguration"] = service.DeploymentConfiguration.DeepClone(),
            ["deployments"] = new JsonArray([.. service.Rollouts.Select(rollout => Of(service, rollout))]),
            ["taskSets"] = new JsonArray(),
            ["events"] = new JsonArray([.. service.Events.Select(happened => new JsonObject
            {
                ["id"] = happened.Id,
                ["createdAt"] = AwsJson.Seconds(happened.Created),
                ["message"] = happened.Message,
            })]),
            ["createdAt"] = AwsJson.Seconds(service.Created),
            ["placementConstraints"] = new JsonArray(),
            ["placementStrategy"] = new JsonArray(),
            ["schedulingStrategy"] = "REPLICA",
            ["deploymentController"] = new JsonObject { ["type"] = "ECS" },
            ["enableECSManagedTags"] = false,
            ["propagateTags"] = "NONE",
            ["enableExecuteCommand"] = false,
            ["currentServiceDeployment"] = service.Current.Arn,
            ["currentServiceRevisions"] = new JsonArray([.. service.Rollouts.Select(rollout => rollout.RevisionArn).Distinct().Select(revision => Counts(service, revision))]),
            ["tags"] = withTags ? service.Tags.DeepClone() : null,
        };
        foreach (var (name, value) in service.Configuration)
        {
            shape[name] = value?.DeepClone();
        }

        return shape;
    }

    public static JsonObject Brief(ServiceDeployment deployment, Service service) => new()
    {
        ["serviceDeploymentArn"] = deployment.Arn,
        ["serviceArn"] = service.Arn,
        ["clusterArn"] = service.ClusterArn,
        ["targetServiceRevisionArn"] = deployment.TargetRevision,
        ["status"] = deployment.Status,
        ["statusReason"] = deployment.StatusReason,
        ["createdAt"] = AwsJson.Seconds(deployment.Created),
        ["startedAt"] = AwsJson.Seconds(deployment.Started),
        ["finishedAt"] = AwsJson.Seconds(deployment.Finished),
    };

    public static JsonObject Of(ServiceDeployment deployment, Service service) => new()
    {
        ["serviceDeploymentArn"] = deployment.Arn,
        ["serviceArn"] = service.Arn,
        ["clusterArn"] = service.ClusterArn,
        ["createdAt"] = AwsJson.Seconds(deployment.Created),
        ["startedAt"] = AwsJson.Seconds(deployment.Started),
        ["updatedAt"] = AwsJson.Seconds(deployment.Updated),
        ["finishedAt"] = AwsJson.Seconds(deployment.Finished),
        ["stoppedAt"] = AwsJson.Seconds(deployment.Stopped),
        ["status"] = deployment.Status,
        ["statusReason"] = deployment.StatusReason,
        ["sourceServiceRevisions"] = new JsonArray([.. deployment.SourceRevisions.Select(revision => Counts(service, revision))]),
        ["targetServiceRevision"] = Counts(service, deployment.TargetRevision),
        ["deploymentConfiguration"] = service.DeploymentConfiguration.DeepClone(),
        ["rollback"] = deployment.Rollback is not { } rollback ? null : new JsonObject
        {
            ["reason"] = rollback.Reason,
            ["startedAt"] = AwsJson.Seconds(rollback.Started),
            ["serviceRevisionArn"] = rollback.RevisionArn,
        },
        ["deploymentCircuitBreaker"] = new JsonObject
        {
            ["status"] = deployment.Breaker,
            ["failureCount"] = deployment.BreakerFailures,
            ["threshold"] = deployment.BreakerThreshold,
        },
        ["alarms"] = new JsonObject { ["status"] = "DISABLED", ["alarmNames"] = new JsonArray(), ["triggeredAlarmNames"] = new JsonArray() },
    };

    public static JsonObject Of(ServiceRevision revision, Service service)
    {
        var shape = new JsonObject
        {
            ["serviceRevisionArn"] = revision.Arn,
            ["serviceArn"] = service.Arn,
            ["clusterArn"] = service.ClusterArn,
            ["taskDefinition"] = revision.TaskDefinitionArn,
            ["createdAt"] = AwsJson.Seconds(revision.Created),
            ["containerImages"] = new JsonArray([.. revision.Images.Select(image => new JsonObject
            {
                ["containerName"] = image.Container,
                ["image"] = image.Image,
                ["imageDigest"] = image.Digest,
            })]),
        };
        foreach (var name in (string[])["launchType", "platformVersion", "platformFamily", "networkConfiguration", "loadBalancers", "serviceRegistries", "capacityProviderStrategy"])
        {
            shape[name] = revision.Configuration[name]?.DeepClone();
        }

        return shape;
    }

    private static JsonObject Of(Service service, Rollout rollout)
    {
        var tasks = service.TasksOf(rollout).ToArray();
        return new()
        {
            ["id"] = rollout.Id,
            ["status"] = rollout.Status,
            ["taskDefinition"] = rollout.TaskDefinitionArn,
            ["desiredCount"] = rollout.Status == "PRIMARY" ? service.DesiredCount : 0,
            ["pendingCount"] = tasks.Count(IsPending),
            ["runningCount"] = tasks.Count(IsRunning),
            ["failedTasks"] = rollout.FailedTasks,
            ["createdAt"] = AwsJson.Seconds(rollout.Created),
            ["updatedAt"] = AwsJson.Seconds(rollout.Updated),
            ["launchType"] = service.Configuration["launchType"]?.DeepClone(),
            ["platformVersion"] = service.Configuration["platformVersion"]?.DeepClone(),
            ["networkConfiguration"] = service.Configuration["networkConfiguration"]?.DeepClone(),
            ["rolloutState"] = rollout.State,
            ["rolloutStateReason"] = rollout.StateReason,
        };
    }

    private static JsonObject Counts(Service service, string revision)
    {
        var tasks = service.Tasks.Values.Where(task => task.RevisionArn == revision).ToArray();
        return new()
        {
            ["arn"] = revision,
            ["requestedTaskCount"] = service.Primary.RevisionArn == revision ? service.DesiredCount : 0,
            ["runningTaskCount"] = tasks.Count(IsRunning),
            ["pendingTaskCount"] = tasks.Count(IsPending),
        };
    }

    private static bool IsRunning(TaskRecord task) => task.LastStatus == TaskStatusName.Running;

    private static bool IsPending(TaskRecord task) => TaskStatusName.IsPending(task.LastStatus);
}
