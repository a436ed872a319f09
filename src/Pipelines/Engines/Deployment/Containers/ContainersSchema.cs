using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>
/// The JSON Schema of the containers' JSON, for editors; made of the same table that checks the files. It describes base files and
/// overlays alike, so a member may be null (an overlay removes it so) and nothing is required outside lists.
/// </summary>
/// <remarks>Draft 7, which every editor knows: https://json-schema.org/draft-07.</remarks>
public static class ContainersSchema
{
    /// <summary>Where it is kept, relative to the repository's root.</summary>
    public const string File = "docs/schema/containers.schema.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    public static string Text { get; } = Build().ToJsonString(Indented) + "\n";

    private static JsonObject Build()
    {
        var root = Of(TaskMembers.All, inList: true);
        root["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        // What must be there is checked after merging.
        root.Remove("required");
        root.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        root.Insert(1, "title", "Containers of a service");
        root["definitions"] = new JsonObject { ["container"] = Object(ContainerMembers.All, inList: false) };
        root.Insert(2, "description", "deploy/<service>.json, or its overlay deploy/<service>.<environment>.json (JSON Merge Patch, RFC 7396)");
        return root;
    }

    private static JsonObject Of(Shape shape, bool inList) => shape switch
    {
        Shape.Text { Values.Count: > 0 } text => new() { ["enum"] = Values(text, inList) },
        Shape.Text => Typed("string", inList),
        Shape.Size size => With(Typed("string", inList), "pattern", JsonValue.Create($@"^\s*[0-9]+\s*$|^\s*[0-9]*\.?[0-9]+\s*{AnyCase(size.Unit)}\s*$")),
        Shape.Number number => Number(number, inList),
        Shape.Flag => Typed("boolean", inList),
        Shape.ListOf list => With(Typed("array", inList), "items", Of(list.Item, inList: true)),
        Shape.MapOf map => With(Typed("object", inList), "additionalProperties", Of(map.Value, inList)),
        Shape.Named named => new() { ["anyOf"] = new JsonArray(With(Typed("object", inList), "additionalProperties", Of(named.Entry, inList)), Entries(named)) },
        Shape.Record record when record == ContainerMembers.All => new() { ["$ref"] = "#/definitions/container" },
        Shape.Record record => Object(record, inList),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static JsonObject Typed(string type, bool inList) => new() { ["type"] = inList ? type : new JsonArray(type, "null") };

    private static JsonObject With(JsonObject schema, string name, JsonNode value)
    {
        schema[name] = value;
        return schema;
    }

    private static JsonArray Values(Shape.Text text, bool inList)
    {
        var values = new JsonArray([.. text.Values.Select(value => JsonValue.Create(value))]);
        if (!inList)
        {
            values.Add(null);
        }

        return values;
    }

    private static JsonObject Number(Shape.Number number, bool inList)
    {
        var schema = With(Typed("integer", inList), "minimum", number.Least);
        return number.Most == int.MaxValue ? schema : With(schema, "maximum", number.Most);
    }

    private static JsonObject Object(Shape.Record record, bool inList)
    {
        var properties = new JsonObject();
        foreach (var member in record.Members)
        {
            var schema = Of(member.Shape, inList && record != TaskMembers.All);
            schema.Insert(0, "description", member.Summary);
            properties[member.Name] = schema;
        }

        var result = With(With(Typed("object", inList), "additionalProperties", false), "properties", properties);
        var required = record.Members.Where(member => member.Required).Select(member => JsonValue.Create(member.Name)).ToArray<JsonNode>();
        return inList && required.Length > 0 ? With(result, "required", new JsonArray(required)) : result;
    }

    // ECS's own list form of a map by name. For pasting, not for writing: an editor completes the map.
    private static JsonObject Entries(Shape.Named named) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = named.Value is null ? new JsonArray("name") : new JsonArray("name", named.Value),
        },
    };

    // JSON Schema's patterns know no option for it, and ECS takes "1 vcpu" as well.
    private static string AnyCase(string unit) => string.Concat(unit.Select(letter => $"[{char.ToUpperInvariant(letter)}{char.ToLowerInvariant(letter)}]"));
}
