using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>
/// A task definition in the one form in which two of the same meaning are equal: without ECS's defaults, which the server fills in,
/// and with lists that have no order sorted, which the server may reorder. A pure function.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html</remarks>
internal static class CanonicalDefinition
{
    // Where a member's absence means this value.
    private static readonly Dictionary<string, string[]> Defaults = new()
    {
        ["cpu"] = ["0"],
        ["essential"] = ["true"],
        ["protocol"] = ["\"tcp\""],
        ["hostPort"] = ["0"],
        ["interval"] = ["30"],
        ["timeout"] = ["5"],
        ["retries"] = ["3"],
        ["startPeriod"] = ["0"],
        ["restartAttemptPeriod"] = ["300"],
        ["versionConsistency"] = ["\"enabled\""],
        ["networkMode"] = ["\"bridge\""],
        ["cpuArchitecture"] = ["\"X86_64\""],
        ["operatingSystemFamily"] = ["\"LINUX\""],
        ["transitEncryption"] = ["\"DISABLED\""],
        ["iam"] = ["\"DISABLED\""],
        ["scope"] = ["\"task\""],
        ["rootDirectory"] = ["\"/\""],
    };

    // What an entry of such a list is known by; the order of the list means nothing.
    private static readonly Dictionary<string, string[]> Unordered = new()
    {
        ["containerDefinitions"] = ["name"],
        ["environment"] = ["name"],
        ["secrets"] = ["name"],
        ["secretOptions"] = ["name"],
        ["properties"] = ["name"],
        ["volumes"] = ["name"],
        ["ulimits"] = ["name"],
        ["portMappings"] = ["containerPort", "containerPortRange", "protocol"],
        ["dependsOn"] = ["containerName"],
        ["systemControls"] = ["namespace"],
        ["mountPoints"] = ["containerPath"],
        ["volumesFrom"] = ["sourceContainer"],
        ["requiresCompatibilities"] = [],
    };

    // Names in these maps are the author's, not ECS's: no default is known of them.
    private static readonly string[] Free = ["options", "dockerLabels", "driverOpts", "labels"];

    /// <summary>The canonical form; the definition itself stays as it is.</summary>
    public static JsonObject Of(JsonObject definition)
    {
        var copy = definition.DeepClone().AsObject();
        if (copy["networkMode"]?.GetValue<string>() is "awsvpc" or "host")
        {
            DropHostPorts(copy);
        }

        return Record(copy);
    }

    /// <summary>What an entry of a list is known by, and its entries in an order of their own; null for lists whose order means something.</summary>
    public static string? KeyOf(string list, JsonNode? entry) =>
        !Unordered.TryGetValue(list, out var names) ? null
        : names.Length == 0 ? entry?.ToJsonString()
        : string.Join('/', names.Select(name => entry?[name]?.ToString()).OfType<string>());

    private static JsonObject Record(JsonObject record)
    {
        var members = from member in record
                      let value = Value(member.Key, member.Value)
                      where value is not null && !IsDefault(member.Key, value)
                      orderby member.Key
                      select KeyValuePair.Create(member.Key, (JsonNode?)value);
        return new JsonObject(members);
    }

    // Null when it says nothing.
    private static JsonNode? Value(string name, JsonNode? value) => value switch
    {
        null => null,
        JsonObject { Count: 0 } or JsonArray { Count: 0 } => null,
        JsonObject map when Free.Contains(name) => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))),
        JsonObject record => Record(record) is { Count: > 0 } said ? said : null,
        JsonArray list => List(name, list),
        _ => value.DeepClone(),
    };

    private static JsonArray List(string name, JsonArray list)
    {
        var entries = list.Select(entry => entry is JsonObject record ? Record(record) : entry?.DeepClone()).ToList();
        return Unordered.ContainsKey(name)
            ? new JsonArray([.. entries.OrderBy(entry => KeyOf(name, entry), StringComparer.Ordinal).ThenBy(entry => entry?.ToJsonString(), StringComparer.Ordinal)])
            : new JsonArray([.. entries]);
    }

    // A flag that is false says what its absence says; only essential is true by itself.
    private static bool IsDefault(string name, JsonNode value)
    {
        var text = value is JsonValue ? value.ToJsonString() : "";
        return (text == "false" && name != "essential") || (Defaults.TryGetValue(name, out var defaults) && defaults.Contains(text));
    }

    // There a container has its ports for itself, so the port of the host is that of the container.
    private static void DropHostPorts(JsonObject definition)
    {
        foreach (var mapping in (definition["containerDefinitions"]?.AsArray() ?? []).SelectMany(container => container?["portMappings"]?.AsArray() ?? []).OfType<JsonObject>())
        {
            if (mapping["hostPort"] is { } host && JsonNode.DeepEquals(host, mapping["containerPort"]))
            {
                mapping.Remove("hostPort");
            }
        }
    }
}
