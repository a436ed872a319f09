using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.IdTokens;

/// <summary>What a verified id_token says.</summary>
internal sealed class IdTokenClaims(JsonObject claims)
{
    public IReadOnlyList<string> Audiences => TextsOf(claims["aud"]);

    /// <summary>The claim as text; null when it is not there.</summary>
    public string? Text(string name) => TextOf(claims[name]);

    /// <summary>The claim's values, as <see cref="ValuesOf"/> has them.</summary>
    public IReadOnlyList<string> Values(string name) => ValuesOf(claims[name]);

    /// <summary>
    /// The values of a claim, or of what is bound to one: one for a plain claim, all of them for a list. What is no text is told apart from the text
    /// that looks like it: Vault does not take <c>true</c> for <c>"true"</c>.
    /// </summary>
    public static IReadOnlyList<string> ValuesOf(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray many => [.. many.Where(one => one is not null).Select(ValueOf!)],
            _ => [ValueOf(node)],
        };

    private static string ValueOf(JsonNode node) => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "json:" + node.ToJsonString();

    private static IReadOnlyList<string> TextsOf(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray many => [.. many.Select(TextOf).OfType<string>()],
            _ => [TextOf(node)!],
        };

    private static string? TextOf(JsonNode? node) =>
        node is null ? null
        : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>()
        : node.ToJsonString();
}
