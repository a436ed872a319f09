using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Tags of ECS resources: <c>key</c> and <c>value</c>, 50 at most.</summary>
internal static partial class EcsTags
{
    private const int Most = 50;

    /// <summary>The member <c>tags</c> of a request.</summary>
    public static JsonArray Read(JsonInput input)
    {
        var tags = input.Objects("tags").Select(tag => (Key: tag.RequiredText("key"), Value: tag.Text("value") ?? "")).ToArray();
        if (tags.Length > Most)
        {
            throw Invalid($"The maximum number of tags is {Most}.");
        }

        foreach (var (key, value) in tags)
        {
            if (key.Length > 128 || value.Length > 256)
            {
                throw Invalid("A tag's key may have 128 characters, its value 256.");
            }

            if (Forbidden().IsMatch(key + value))
            {
                throw Invalid("A tag may have letters, numbers, spaces and _ . : / = + - @.");
            }

            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw Invalid("Tag keys that begin with 'aws:' are reserved.");
            }
        }

        return new([.. tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);
    }

    /// <summary>Known tags with others over them.</summary>
    public static JsonArray Merge(JsonArray known, JsonArray more)
    {
        var keys = more.Select(KeyOf).ToHashSet();
        JsonArray merged = new([.. known.Where(tag => !keys.Contains(KeyOf(tag))).Concat(more).Select(tag => tag!.DeepClone())]);
        return merged.Count <= Most ? merged : throw Invalid($"The maximum number of tags is {Most}.");
    }

    public static JsonArray Without(JsonArray known, IReadOnlyList<string> keys) => new([.. known.Where(tag => !keys.Contains(KeyOf(tag))).Select(tag => tag!.DeepClone())]);

    private static string KeyOf(JsonNode? tag) => (string)tag!["key"]!;

    [GeneratedRegex(@"[^\p{L}\p{N}\p{Z}_.:/=+\-@]")]
    private static partial Regex Forbidden();

    private static AwsError Invalid(string message) => new("InvalidParameterException", message);
}
