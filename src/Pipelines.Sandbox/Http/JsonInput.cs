using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Http;

/// <summary>The members of a request, read with the type that the operation's model gives them.</summary>
internal sealed class JsonInput(JsonObject members)
{
    /// <summary>The members as they came.</summary>
    public JsonObject Members { get; } = members;

    public string? Text(string name) => Read<string>(name, JsonValueKind.String, "STRING_VALUE");

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public int? Integer(string name) => Has(name) ? Read<int>(name, JsonValueKind.Number, "NUMBER_VALUE") : null;

    public double? Number(string name) => Has(name) ? Read<double>(name, JsonValueKind.Number, "NUMBER_VALUE") : null;

    public bool? Flag(string name) =>
        Members[name] is not { } node ? null
        : node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? node.GetValue<bool>()
        : throw Unexpected(node, name);

    public bool Has(string name) => Members[name] is not null;

    public JsonInput? Object(string name) =>
        Members[name] is not { } node ? null
        : node is JsonObject members ? new(members)
        : throw Unexpected(node, name);

    public IReadOnlyList<JsonInput> Objects(string name) =>
        [.. Array(name).Select(item => item is JsonObject members ? new JsonInput(members) : throw Unexpected(item, name))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Array(name).Select(item => item?.GetValueKind() is JsonValueKind.String ? item.GetValue<string>() : throw Unexpected(item, name))];

    public IReadOnlyDictionary<string, string> Map(string name) =>
        Object(name)?.Members.ToDictionary(
            member => member.Key,
            member => member.Value?.GetValueKind() is JsonValueKind.String ? member.Value.GetValue<string>() : throw Unexpected(member.Value, name))
        ?? [];

    /// <summary>A page of a listing and the token of the next page.</summary>
    public (IReadOnlyList<T> Page, string? NextToken) Page<T>(IReadOnlyList<T> all, int most, int usual)
    {
        var size = Integer("maxResults") ?? usual;
        if (size < 1 || size > most)
        {
            throw new AwsError("InvalidParameterException", $"maxResults must be between 1 and {most}.");
        }

        var start = 0;
        if (Text("nextToken") is { } token && (!int.TryParse(token, out start) || start < 0))
        {
            throw new AwsError("InvalidParameterException", "Invalid token provided.");
        }

        var page = all.Skip(start).Take(size).ToArray();
        return (page, start + page.Length < all.Count ? (start + page.Length).ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private static AwsError Missing(string name) => new("InvalidParameterException", $"{name} cannot be empty.");

    private static AwsError Unexpected(JsonNode? node, string name) =>
        AwsError.Serialization($"{(node?.GetValueKind() ?? JsonValueKind.Null).ToString().ToUpperInvariant()}_VALUE cannot be converted to the type of {name}");

    private T? Read<T>(string name, JsonValueKind kind, string expected) =>
        Members[name] is not { } node ? default
        : node.GetValueKind() == kind && node.AsValue().TryGetValue<T>(out var value) ? value
        : throw AwsError.Serialization($"{node.GetValueKind().ToString().ToUpperInvariant()}_VALUE cannot be converted to {expected} ({name})");

    private JsonArray Array(string name) =>
        Members[name] is not { } node ? []
        : node as JsonArray ?? throw Unexpected(node, name);
}
