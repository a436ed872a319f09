using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Tags clusters, services and task definitions.</summary>
internal sealed class TagOperations(EcsRoom room)
{
    public JsonObject Tag(Caller caller, JsonInput input)
    {
        var tags = EcsTags.Read(input);
        Change(room.In(caller), input.RequiredText("resourceArn"), known => EcsTags.Merge(known, tags));
        return [];
    }

    public JsonObject Untag(Caller caller, JsonInput input)
    {
        var keys = input.Texts("tagKeys");
        Change(room.In(caller), input.RequiredText("resourceArn"), known => EcsTags.Without(known, keys));
        return [];
    }

    public JsonObject List(Caller caller, JsonInput input)
    {
        JsonArray tags = [];
        Change(room.In(caller), input.RequiredText("resourceArn"), known => tags = known);
        return new() { ["tags"] = tags.DeepClone() };
    }

    private static void Change(EcsScope scope, string arn, Func<JsonArray, JsonArray> change)
    {
        switch (arn.Split(':', 6) is [.., var resource] ? resource.Split('/') : [])
        {
            case ["cluster", _]:
                var cluster = scope.ClusterOf(arn);
                scope.Clusters.Update(known => change(cluster.Tags) is var tags && ReferenceEquals(tags, cluster.Tags)
                    ? known
                    : known with { ByName = known.ByName.SetItem(cluster.Name, cluster with { Tags = tags }) });
                break;
            case ["service", var name, _]:
                scope.ServiceOf(name, arn).Update(known => change(known.Tags) is var tags && ReferenceEquals(tags, known.Tags) ? known : known with { Tags = tags });
                break;
            case ["service", _]:
                throw new AwsError("InvalidParameterException", "Long arn format must be used for tagging operations");
            case ["task-definition", _]:
                var definition = scope.TaskDefinitions.Find(arn, scope.NameOf) ?? throw new AwsError("InvalidParameterException", "The specified task definition does not exist.");
                if (change(definition.Tags) is var changed && !ReferenceEquals(changed, definition.Tags))
                {
                    scope.TaskDefinitions.Replace(definition with { Tags = changed });
                }

                break;
            default:
                throw new AwsError("InvalidParameterException", $"The sandbox has no tags for {arn}.");
        }
    }
}
