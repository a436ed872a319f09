using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>What differs between two task definitions, one line a field, for people. A pure function.</summary>
internal static class DefinitionChanges
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True when both mean the same to ECS.</summary>
    public static bool AreEqual(JsonObject running, JsonObject wanted) => JsonNode.DeepEquals(CanonicalDefinition.Of(running), CanonicalDefinition.Of(wanted));

    /// <summary>The lines, in the order of the fields' names.</summary>
    public static IReadOnlyList<string> Between(JsonObject running, JsonObject wanted)
    {
        var (before, after) = (Fields(running), Fields(wanted));
        return
        [
            .. from path in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
               let old = before.GetValueOrDefault(path)
               let now = after.GetValueOrDefault(path)
               where old != now
               select PlanText.Change(path, Shown(path, old), Shown(path, now)),
        ];
    }

    private static Dictionary<string, string> Fields(JsonObject definition)
    {
        var fields = new Dictionary<string, string>();
        Walk("", "", CanonicalDefinition.Of(definition), fields);
        return fields;
    }

    private static void Walk(string path, string name, JsonNode? node, Dictionary<string, string> fields)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var (member, value) in record)
                {
                    // The key of an entry is in its path already.
                    if (!(member == "name" && path.EndsWith(']')))
                    {
                        Walk(path.Length == 0 ? member : $"{path}.{member}", member, value, fields);
                    }
                }

                break;
            case JsonArray list when list.All(entry => entry is JsonObject && CanonicalDefinition.KeyOf(name, entry) is not null)
                && list.Select(entry => CanonicalDefinition.KeyOf(name, entry)).Distinct().Count() == list.Count:
                foreach (var entry in list)
                {
                    var inner = $"{path}[{CanonicalDefinition.KeyOf(name, entry)}]";
                    fields[inner] = "";
                    Walk(inner, "", entry, fields);
                }

                break;
            default:
                fields[path] = node?.ToJsonString(Readable) ?? "null";
                break;
        }
    }

    // What looks like a secret is not printed, whatever the definition shows to others.
    private static string? Shown(string path, string? value)
    {
        const string Variable = ".environment[";
        var at = path.IndexOf(Variable, StringComparison.Ordinal);
        var name = at < 0 ? "" : path[(at + Variable.Length)..path.IndexOf(']', at + Variable.Length)];
        return value is { Length: > 0 } ? PlannedVariable.Masked(name, value.Trim('"'), value) : value;
    }
}
