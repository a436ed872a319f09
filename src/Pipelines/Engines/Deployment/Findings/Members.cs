using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Members of a task definition, whoever made its nodes. What is not there, or of another kind, is null or empty.</summary>
internal static class Members
{
    public static string? Text(this JsonObject record, string name) => record[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static long? Number(this JsonObject record, string name) =>
        record[name] is JsonValue value && long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Flag(this JsonObject record, string name) => record[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public static JsonObject? Record(this JsonObject record, string name) => record[name] as JsonObject;

    public static IReadOnlyList<JsonObject> Records(this JsonObject record, string name) => record[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    public static IReadOnlyList<string> Texts(this JsonObject record, string name) =>
        record[name] is JsonArray list ? [.. list.OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : null).OfType<string>()] : [];

    /// <summary>The members of a map of texts.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(this JsonObject record, string name) =>
        (record.Record(name) ?? []).Where(pair => pair.Value is JsonValue).Select(pair => (pair.Key, pair.Value!.ToString()));

    /// <summary>The entries of a list of names and values, such as <c>environment</c>.</summary>
    public static IEnumerable<(string Name, string Value)> Entries(this JsonObject record, string name, string value) =>
        record.Records(name).Select(entry => (entry.Text("name") ?? "", entry.Text(value) ?? ""));
}
