using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Permissions;

/// <summary>The permissions as IAM's policy. A pure function: one statement for all actions on the same resources under the same condition.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class DeployPolicy
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The policy's text.</summary>
    public static string Text(IReadOnlyList<Permission> permissions) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. permissions.GroupBy(one => (string.Join(' ', one.Resources), one.Condition)).Select(group => Statement(group.First(), group))]),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject Statement(Permission first, IEnumerable<Permission> permissions)
    {
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = Texts(permissions.Select(one => one.Action)),
            ["Resource"] = Texts(first.Resources),
        };
        if (first.Condition is { } condition)
        {
            statement["Condition"] = new JsonObject { [condition.Operator] = new JsonObject { [condition.Key] = condition.Value } };
        }

        return statement;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
