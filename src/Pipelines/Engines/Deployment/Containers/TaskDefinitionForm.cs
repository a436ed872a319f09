using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>Turns merged parts into ECS's own form: members in the table's order, maps by name as lists in the order of their names.</summary>
internal static class TaskDefinitionForm
{
    /// <summary>The input of RegisterTaskDefinition.</summary>
    public static JsonObject Of(string family, JsonPart root)
    {
        var input = new JsonObject { ["family"] = family };
        Fill(input, TaskMembers.All, (JsonPart.Map)root);
        return input;
    }

    private static void Fill(JsonObject target, Shape.Record record, JsonPart.Map map)
    {
        foreach (var member in record.Members)
        {
            if (map[member.Name] is { } value)
            {
                target[member.Name] = Node(member.Shape, value);
            }
        }
    }

    private static JsonNode? Node(Shape shape, JsonPart part)
    {
        switch (shape, part)
        {
            case (Shape.Record record, JsonPart.Map map):
                var target = new JsonObject();
                Fill(target, record, map);
                return target;
            case (Shape.Named named, JsonPart.Map map):
                // Containers stay in the order in which they are written, which is how people know them; variables have none.
                IEnumerable<JsonMember> members = named.Value is null ? map.Members : map.Members.OrderBy(member => member.Name, StringComparer.Ordinal);
                return new JsonArray([.. members.Select(member => Entry(named, member))]);
            case (Shape.MapOf mapOf, JsonPart.Map map):
                var byName = new JsonObject();
                foreach (var member in map.Members.OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    byName.Add(member.Name, Node(mapOf.Value, member.Value));
                }

                return byName;
            case (Shape.ListOf list, JsonPart.Series series):
                return new JsonArray([.. series.Items.Select(item => Node(list.Item, item))]);
            case (_, JsonPart.Scalar scalar):
                return scalar.Kind switch
                {
                    JsonValueKind.Number => JsonValue.Create(int.Parse(scalar.Text, CultureInfo.InvariantCulture)),
                    JsonValueKind.True => JsonValue.Create(true),
                    JsonValueKind.False => JsonValue.Create(false),
                    _ => JsonValue.Create(scalar.Text),
                };
            default:
                throw new ArgumentException($"{part.At} has not been checked against its shape.", nameof(part));
        }
    }

    private static JsonObject Entry(Shape.Named named, JsonMember member)
    {
        var entry = new JsonObject { ["name"] = member.Name };
        if (named.Value is null)
        {
            Fill(entry, (Shape.Record)named.Entry, (JsonPart.Map)member.Value);
        }
        else
        {
            entry[named.Value] = Node(named.Entry, member.Value);
        }

        return entry;
    }
}
