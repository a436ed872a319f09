using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Clients.Terraform;

/// <summary>Reads what Terraform writes as JSON.</summary>
internal static class TerraformJson
{
    /// <summary>The text as JSON; null when it is not.</summary>
    public static JsonNode? Find(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
