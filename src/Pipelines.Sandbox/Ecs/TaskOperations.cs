using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Lists, describes and stops tasks.</summary>
internal sealed class TaskOperations(EcsRoom room, TimeProvider clock, Action changed)
{
    private const int MostDescribed = 100;

    public JsonObject List(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var cluster = scope.ClusterOf(input.Text("cluster"));
        var startedBy = input.Text("startedBy");
        if (startedBy is not null && (input.Has("serviceName") || input.Has("family") || input.Has("desiredStatus")))
        {
            throw new AwsError("InvalidParameterException", "startedBy must be the only filter.");
        }

        var service = input.Text("serviceName") is { } name ? scope.ServiceOf(cluster.Name, name) : null;
        var family = input.Text("family");
        var status = input.Text("desiredStatus") ?? TaskStatusName.Running;
        var found = (service is null ? scope.ServicesOf(cluster.Name) : [service])
            .SelectMany(store => store.Value.Tasks.Values)
            .Where(task => startedBy is not null ? task.StartedBy == startedBy && task.DesiredStatus == TaskStatusName.Running : task.DesiredStatus == status)
            .Where(task => family is null || FamilyOf(task) == family)
            .OrderBy(task => task.Created).ThenBy(task => task.Id, StringComparer.Ordinal)
            .Select(task => scope.Arn($"task/{cluster.Name}/{task.Id}"));
        var (page, next) = input.Page([.. found], most: 100, usual: 100);
        return new() { ["taskArns"] = new JsonArray([.. page.Select(arn => JsonValue.Create(arn))]), ["nextToken"] = next };
    }

    public JsonObject Describe(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var cluster = scope.ClusterOf(input.Text("cluster"));
        var references = input.Texts("tasks");
        if (references.Count is 0 or > MostDescribed)
        {
            throw new AwsError("InvalidParameterException", references.Count == 0 ? "Tasks cannot be empty." : $"Tasks cannot be more than {MostDescribed}.");
        }

        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var id in references.Select(reference => scope.NameOf(reference, "task")))
        {
            var service = scope.ServicesOf(cluster.Name).Select(store => store.Value).FirstOrDefault(known => known.Tasks.ContainsKey(id));
            if (service is null)
            {
                failures.Add(new JsonObject { ["arn"] = scope.Arn($"task/{cluster.Name}/{id}"), ["reason"] = "MISSING" });
            }
            else
            {
                found.Add(Shape(scope, service, service.Tasks[id]));
            }
        }

        return new() { ["tasks"] = found, ["failures"] = failures };
    }

    public JsonObject Stop(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var cluster = scope.ClusterOf(input.Text("cluster"));
        var id = scope.NameOf(input.RequiredText("task"), "task");
        var store = scope.ServicesOf(cluster.Name).FirstOrDefault(known => known.Value.Tasks.ContainsKey(id))
            ?? throw new AwsError("InvalidParameterException", "The referenced task was not found.");
        var service = store.Update(known => known.With(known.Tasks[id].Stop("UserInitiated", input.Text("reason") ?? "Task stopped by user", clock.GetUtcNow())));
        changed();
        return new() { ["task"] = Shape(scope, service, service.Tasks[id]) };
    }

    private static string FamilyOf(TaskRecord task) => task.TaskDefinitionArn[(task.TaskDefinitionArn.IndexOf('/', StringComparison.Ordinal) + 1)..].Split(':')[0];

    private static JsonObject Shape(EcsScope scope, Service service, TaskRecord task)
    {
        var arn = scope.Arn($"task/{service.Cluster}/{task.Id}");
        var definition = scope.TaskDefinitions.Find(task.TaskDefinitionArn, scope.NameOf);
        return new()
        {
            ["taskArn"] = arn,
            ["clusterArn"] = service.ClusterArn,
            ["taskDefinitionArn"] = task.TaskDefinitionArn,
            ["group"] = $"service:{service.Name}",
            ["startedBy"] = task.StartedBy,
            ["lastStatus"] = task.LastStatus,
            ["desiredStatus"] = task.DesiredStatus,
            ["healthStatus"] = task.Health,
            ["connectivity"] = task.Started is null ? null : "CONNECTED",
            ["stopCode"] = task.StopCode,
            ["stoppedReason"] = task.StoppedReason,
            ["createdAt"] = AwsJson.Seconds(task.Created),
            ["pullStartedAt"] = AwsJson.Seconds(task.PullStarted),
            ["pullStoppedAt"] = AwsJson.Seconds(task.PullStopped),
            ["startedAt"] = AwsJson.Seconds(task.Started),
            ["stoppingAt"] = AwsJson.Seconds(task.Stopping),
            ["stoppedAt"] = AwsJson.Seconds(task.Stopped),
            ["launchType"] = service.Configuration["launchType"]?.DeepClone() ?? "EC2",
            ["cpu"] = definition?.Content["cpu"]?.DeepClone(),
            ["memory"] = definition?.Content["memory"]?.DeepClone(),
            ["attachments"] = new JsonArray(),
            ["containers"] = new JsonArray([.. task.Containers.Select(container => Shape(arn, container))]),
        };
    }

    private static JsonObject Shape(string taskArn, ContainerRecord container) => new()
    {
        ["taskArn"] = taskArn,
        ["name"] = container.Name,
        ["image"] = container.Image,
        ["imageDigest"] = container.Digest,
        ["runtimeId"] = container.RuntimeId,
        ["lastStatus"] = container.Status,
        ["exitCode"] = container.ExitCode,
        ["reason"] = container.Reason is { Length: > 1024 } reason ? reason[..1024] : container.Reason,
        ["healthStatus"] = container.Health,
        ["networkBindings"] = new JsonArray([.. container.Ports.Select(port => new JsonObject
        {
            ["bindIP"] = "127.0.0.1",
            ["containerPort"] = port.Container,
            ["hostPort"] = port.Host,
            ["protocol"] = port.Protocol,
        })]),
        ["networkInterfaces"] = new JsonArray(),
    };
}
