using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipelines.Tests.Yaml;

/// <summary>Checks a document by a JSON schema (the words of draft-07 that GitLab's uses; another is an error) and notes which of its keywords the document has.</summary>
/// <param name="Errors">What is wrong, with its place; empty = valid.</param>
/// <param name="Keywords">The keywords of the schema that were met, as <see cref="GitLabSchema.Keywords"/> names them.</param>
internal sealed record SchemaCheck(IReadOnlyList<string> Errors, IReadOnlyList<string> Keywords)
{
    private static readonly HashSet<string> Annotations =
        ["$schema", "$id", "definitions", "description", "markdownDescription", "title", "default", "examples", "format", "errorMessage", "minLength", "then", "else"];

    public static SchemaCheck Of(JsonObject root, JsonNode? document) => Check(root, root, document, "", "");

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static SchemaCheck Check(JsonObject root, JsonNode schema, JsonNode? node, string path, string place)
    {
        if (schema is not JsonObject rules)
        {
            return schema.GetValue<bool>() ? new([], []) : new([$"{place} is not allowed"], []);
        }

        if (rules["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>()["#/definitions/".Length..];
            return Check(root, root["definitions"]![name]!, node, name, place);
        }

        var all = rules.Select(rule => Check(root, rules, rule.Key, rule.Value!, node, path, place)).ToList();
        return new([.. all.SelectMany(check => check.Errors)], [.. all.SelectMany(check => check.Keywords)]);
    }

    private static SchemaCheck Check(JsonObject root, JsonObject rules, string word, JsonNode value, JsonNode? node, string path, string place)
    {
        switch (word)
        {
            case "properties" when node is JsonObject map:
                var found = value.AsObject().Where(property => map.ContainsKey(property.Key)).ToList();
                return Join([new([], [.. found.Select(property => Join(path, property.Key))]), .. found.Select(property => Check(root, property.Value!, map[property.Key], Join(path, property.Key), $"{place}/{property.Key}"))]);
            case "patternProperties" when node is JsonObject map:
                return Join([.. from property in value.AsObject() from entry in map where Regex.IsMatch(entry.Key, property.Key) select Check(root, property.Value!, entry.Value, path, $"{place}/{entry.Key}")]);
            case "additionalProperties" when node is JsonObject map:
                return Join([.. map.Where(entry => !IsNamed(rules, entry.Key)).Select(entry => Check(root, value, entry.Value, path, $"{place}/{entry.Key}"))]);
            case "items" when node is JsonArray list:
                return Join([.. list.Select((item, i) => Check(root, value, item, path, $"{place}/{i}"))]);
            case "allOf":
                return Join([.. value.AsArray().Select(branch => Check(root, branch!, node, path, place))]);
            case "anyOf" or "oneOf":
                var branches = value.AsArray().Select(branch => Check(root, branch!, node, path, place)).ToList();
                var valid = branches.Where(branch => branch.Errors.Count == 0).ToList();
                return valid.Count == 1 || (word == "anyOf" && valid.Count > 1) ? Join(valid)
                    : valid.Count > 1 ? new([$"{place} fits {valid.Count} forms of which it must fit one"], [])
                    : new([$"{place} fits none of: {string.Join(" | ", branches.Select(branch => string.Join(", ", branch.Errors)))}"], []);
            case "if":
                return Check(root, value, node, path, place).Errors.Count == 0 ? Check(root, rules["then"] ?? true, node, path, place) : Check(root, rules["else"] ?? true, node, path, place);
            case "not":
                return Simple(Check(root, value, node, path, place).Errors.Count > 0, place, "is of a forbidden form");
            default:
                return Simple(IsRight(word, value, node), place, $"breaks {word}: {value.ToJsonString()}");
        }
    }

    private static bool IsRight(string word, JsonNode value, JsonNode? node) => word switch
    {
        "type" => (value is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [value.GetValue<string>()]).Any(type => IsOf(type, node)),
        "enum" => value.AsArray().Any(choice => JsonNode.DeepEquals(choice, node)),
        "const" => JsonNode.DeepEquals(value, node),
        "required" => node is not JsonObject map || value.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
        "dependencies" => node is not JsonObject map || value.AsObject().Where(pair => map.ContainsKey(pair.Key)).All(pair => IsRight("required", pair.Value!, node)),
        "pattern" => !IsOf("string", node) || Regex.IsMatch(node!.GetValue<string>(), value.GetValue<string>()),
        "maxLength" => !IsOf("string", node) || node!.GetValue<string>().Length <= value.GetValue<int>(),
        "minItems" => node is not JsonArray list || list.Count >= value.GetValue<int>(),
        "maxItems" => node is not JsonArray list || list.Count <= value.GetValue<int>(),
        "uniqueItems" => node is not JsonArray list || list.Select(item => item?.ToJsonString()).Distinct().Count() == list.Count,
        "maxProperties" => node is not JsonObject map || map.Count <= value.GetValue<int>(),
        "minimum" => !IsOf("number", node) || decimal.Parse(node!.ToJsonString(), CultureInfo.InvariantCulture) >= value.GetValue<decimal>(),
        "maximum" => !IsOf("number", node) || decimal.Parse(node!.ToJsonString(), CultureInfo.InvariantCulture) <= value.GetValue<decimal>(),
        "properties" or "patternProperties" or "additionalProperties" or "items" => true,
        _ => Annotations.Contains(word) ? true : throw new NotSupportedException($"The schema's word '{word}' is not known."),
    };

    private static bool IsOf(string type, JsonNode? node) => (type, node?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(decimal.Parse(node!.ToJsonString(), CultureInfo.InvariantCulture)),
        _ => false,
    };

    private static bool IsNamed(JsonObject rules, string key) =>
        rules["properties"]?.AsObject().ContainsKey(key) == true || rules["patternProperties"]?.AsObject().Any(property => Regex.IsMatch(key, property.Key)) == true;

    private static SchemaCheck Simple(bool isRight, string place, string what) => isRight ? new([], []) : new([$"{place} {what}"], []);

    private static SchemaCheck Join(IReadOnlyList<SchemaCheck> checks) => new([.. checks.SelectMany(check => check.Errors)], [.. checks.SelectMany(check => check.Keywords)]);
}
