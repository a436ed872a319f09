using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Reads the JSON that a tool prints.</summary>
internal static class ToolJson
{
    // A null where a list or a text should be is half an answer too.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>The value; null when nothing was printed.</summary>
    /// <exception cref="JsonException">This is another thing, or half of it.</exception>
    public static T? Read<T>(string output)
        where T : class =>
        string.IsNullOrWhiteSpace(output) ? null : JsonSerializer.Deserialize<T>(output, Options) ?? throw new JsonException("the answer is 'null'");
}
