using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Registers, describes, deregisters and lists task definitions.</summary>
internal sealed class TaskDefinitionOperations(EcsRoom room, TimeProvider clock)
{
    public JsonObject Register(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var content = TaskDefinitionRules.Complete(input);
        var tags = EcsTags.Read(input);
        var family = input.RequiredText("family");
        var definition = scope.TaskDefinitions.Add(family, revision => new()
        {
            Arn = scope.Arn($"task-definition/{family}:{revision}"),
            Family = family,
            Revision = revision,
            Registered = clock.GetUtcNow(),
            RegisteredBy = caller.Arn,
            Content = content,
            Tags = tags,
        });
        return Answer(definition, withTags: definition.Tags.Count > 0);
    }

    public JsonObject Describe(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var definition = scope.TaskDefinitions.Find(input.RequiredText("taskDefinition"), scope.NameOf) ?? throw new AwsError("ClientException", "Unable to describe task definition.");
        return Answer(definition, withTags: input.Texts("include").Contains("TAGS"));
    }

    public JsonObject Deregister(Caller caller, JsonInput input)
    {
        var scope = room.In(caller);
        var reference = input.RequiredText("taskDefinition");
        if (!scope.NameOf(reference, "task-definition").Contains(':', StringComparison.Ordinal))
        {
            throw new AwsError("ClientException", "Invalid revision number. Number: null");
        }

        var definition = scope.TaskDefinitions.Find(reference, scope.NameOf) ?? throw new AwsError("ClientException", "The specified task definition does not exist.");
        return Answer(
            definition.Status == "ACTIVE" ? scope.TaskDefinitions.Replace(definition with { Status = "INACTIVE", Deregistered = clock.GetUtcNow() }) : definition,
            withTags: false);
    }

    public JsonObject List(Caller caller, JsonInput input)
    {
        var status = input.Text("status") ?? "ACTIVE";
        var family = input.Text("familyPrefix");
        var found = room.In(caller).TaskDefinitions.All
            .Where(definition => definition.Status == status && (family is null || definition.Family == family))
            .Select(definition => definition.Arn);
        var (page, next) = input.Page([.. input.Text("sort") == "DESC" ? found.Reverse() : found], most: 100, usual: 100);
        return new() { ["taskDefinitionArns"] = new JsonArray([.. page.Select(arn => JsonValue.Create(arn))]), ["nextToken"] = next };
    }

    private static JsonObject Answer(TaskDefinition definition, bool withTags)
    {
        var shape = definition.Content.DeepClone().AsObject();
        shape["taskDefinitionArn"] = definition.Arn;
        shape["revision"] = definition.Revision;
        shape["status"] = definition.Status;
        shape["registeredAt"] = AwsJson.Seconds(definition.Registered);
        shape["registeredBy"] = definition.RegisteredBy;
        shape["deregisteredAt"] = AwsJson.Seconds(definition.Deregistered);
        return new() { ["taskDefinition"] = shape, ["tags"] = withTags ? definition.Tags.DeepClone() : null };
    }
}
