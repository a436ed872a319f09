using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Creates, describes and lists clusters.</summary>
internal sealed partial class ClusterOperations(EcsRoom room)
{
    private static readonly string[] Kept = ["settings", "configuration", "capacityProviders", "defaultCapacityProviderStrategy", "serviceConnectDefaults"];

    public JsonObject Create(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var name = input.Text("clusterName") ?? "default";
        if (!Name().IsMatch(name))
        {
            throw new AwsError("InvalidParameterException", "Identifier does not match the pattern [a-zA-Z0-9\\-_]{1,255}");
        }

        var cluster = scope.AddCluster(new()
        {
            Name = name,
            Arn = scope.Arn($"cluster/{name}"),
            Configuration = new(Kept.Where(input.Has).Select(member => KeyValuePair.Create(member, (JsonNode?)input.Members[member]!.DeepClone()))),
            Tags = EcsTags.Read(input),
        });
        return new() { ["cluster"] = Shape(scope, cluster, withTags: true) };
    }

    public JsonObject Describe(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var references = input.Texts("clusters");
        if (references.Count > 100)
        {
            throw new AwsError("InvalidParameterException", "Clusters cannot be more than 100.");
        }

        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var reference in references.DefaultIfEmpty("default"))
        {
            var name = scope.NameOf(reference, "cluster");
            if (scope.Clusters.Value.ByName.GetValueOrDefault(name) is { } cluster)
            {
                found.Add(Shape(scope, cluster, input.Texts("include").Contains("TAGS")));
            }
            else
            {
                failures.Add(new JsonObject { ["arn"] = scope.Arn($"cluster/{name}"), ["reason"] = "MISSING" });
            }
        }

        return new() { ["clusters"] = found, ["failures"] = failures };
    }

    public JsonObject List(Caller caller, JsonInput input)
    {
        var (page, next) = input.Page([.. room.In(caller).Clusters.Value.ByName.Values.Select(cluster => cluster.Arn).Order(StringComparer.Ordinal)], most: 100, usual: 100);
        return new() { ["clusterArns"] = new JsonArray([.. page.Select(arn => JsonValue.Create(arn))]), ["nextToken"] = next };
    }

    private static JsonObject Shape(EcsScope scope, Cluster cluster, bool withTags)
    {
        var services = scope.ServicesOf(cluster.Name).Select(service => service.Value).ToArray();
        var tasks = services.SelectMany(service => service.Tasks.Values).ToArray();
        var shape = new JsonObject
        {
            ["clusterArn"] = cluster.Arn,
            ["clusterName"] = cluster.Name,
            ["status"] = cluster.Status,
            ["registeredContainerInstancesCount"] = 0,
            ["runningTasksCount"] = tasks.Count(task => task.LastStatus == TaskStatusName.Running),
            ["pendingTasksCount"] = tasks.Count(task => TaskStatusName.IsPending(task.LastStatus)),
            ["activeServicesCount"] = services.Count(service => service.Status == "ACTIVE"),
            ["statistics"] = new JsonArray(),
            ["tags"] = withTags ? cluster.Tags.DeepClone() : new JsonArray(),
            ["settings"] = new JsonArray(),
            ["capacityProviders"] = new JsonArray(),
            ["defaultCapacityProviderStrategy"] = new JsonArray(),
        };
        foreach (var (name, value) in cluster.Configuration)
        {
            shape[name] = value?.DeepClone();
        }

        return shape;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Name();
}
