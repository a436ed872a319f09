using System.Text.Json.Nodes;
using Pipelines.Engines.Deployment.Containers;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>
/// A task definition in the form in which two are compared: path → value, such as <c>containerDefinitions.backend.environment.PORT</c> → <c>8080</c>.
/// What ECS fills in by itself, empty lists and maps, and the order of what has none are gone, so that they never make a new revision.
/// </summary>
internal static class TaskDefinitionFields
{
    /// <summary>The fields of a definition in ECS's form.</summary>
    public static IReadOnlyDictionary<string, string> Of(JsonObject task)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var sharesPorts = task["networkMode"]?.GetValue<string>() is "awsvpc" or "host";
        if (Canonical(TaskMembers.All, task, sharesPorts) is { } canonical)
        {
            Collect(canonical, "", fields);
        }

        return fields;
    }

    private static void Collect(JsonNode node, string path, SortedDictionary<string, string> fields)
    {
        if (node is JsonObject map)
        {
            foreach (var (name, value) in map)
            {
                Collect(value!, path.Length == 0 ? name : $"{path}.{name}", fields);
            }
        }
        else
        {
            fields[path] = Text(node);
        }
    }

    private static string Text(JsonNode node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node.ToJsonString();

    // Null when it says no more than its absence does.
    private static JsonNode? Canonical(Shape shape, JsonNode? node, bool sharesPorts) => (shape, node) switch
    {
        (_, null) => null,
        (Shape.Record record, JsonObject map) => Full(record.Members.Select(member => (member.Name, Member(member, map, sharesPorts)))),
        (Shape.Named named, JsonArray list) => Full(list.Select(entry => (Text(entry!["name"]!), Entry(named, entry, sharesPorts))).OrderBy(pair => pair.Item1, StringComparer.Ordinal)),
        (Shape.MapOf map, JsonObject members) => Full(members.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, Canonical(map.Value, pair.Value, sharesPorts)))),
        (Shape.ListOf, JsonArray { Count: 0 }) => null,
        (Shape.ListOf list, JsonArray items) => List(list, items, sharesPorts),
        (Shape.Size size, JsonValue value) => TaskSize.Parse(Text(value), size) ?? value.DeepClone(),
        _ => node.DeepClone(),
    };

    private static JsonNode? Member(Member member, JsonObject map, bool sharesPorts)
    {
        var value = Canonical(member.Shape, map[member.Name], sharesPorts);
        // Where the task has the network of its own, ECS writes the container's port there too.
        var isPortOfContainer = sharesPorts && member.Name == "hostPort" && JsonNode.DeepEquals(value, map["containerPort"]);
        return value is null || member.IsDefault(Text(value)) || isPortOfContainer ? null : value;
    }

    private static JsonNode? Entry(Shape.Named named, JsonNode entry, bool sharesPorts) => named.Value is null
        ? Canonical(named.Entry, entry, sharesPorts) ?? new JsonObject()
        : entry[named.Value]?.DeepClone() ?? "";

    private static JsonArray List(Shape.ListOf list, JsonArray items, bool sharesPorts)
    {
        var canonical = items.Select(item => Canonical(list.Item, item, sharesPorts) ?? new JsonObject());
        // Records and words of a known set have no order in ECS; a command has.
        return new([.. list.Item is Shape.Record or Shape.Text { Values.Count: > 0 } ? canonical.OrderBy(item => item.ToJsonString(), StringComparer.Ordinal) : canonical]);
    }

    private static JsonObject? Full(IEnumerable<(string Name, JsonNode? Value)> members)
    {
        var map = new JsonObject(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value)));
        return map.Count == 0 ? null : map;
    }
}
