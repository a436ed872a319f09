using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.IdTokens;

/// <summary>What a verified id_token says.</summary>
internal sealed class IdTokenClaims(JsonObject claims)
{
    public IReadOnlyList<string> Audiences => TextsOf(claims["aud"]);

    /// <summary>The claim as text; null when it is not there.</summary>
    public string? Text(string name) => TextOf(claims[name]);

    /// <summary>The claim's values: one for a plain claim, all of them for a list.</summary>
    public IReadOnlyList<string> Texts(string name) => TextsOf(claims[name]);

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
