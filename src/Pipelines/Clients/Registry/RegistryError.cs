using System.Text.Json;

namespace Pipelines.Clients.Registry;

/// <summary>A registry's own words for a failure: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes.</summary>
/// <param name="Code">Such as <c>NAME_UNKNOWN</c>; empty when it said none.</param>
/// <param name="Message">A sentence for people; empty when it said none.</param>
internal sealed record RegistryError(string Code, string Message)
{
    private const int LongestText = 64 * 1024;

    /// <summary>Nothing was said.</summary>
    public static RegistryError None { get; } = new("", "");

    /// <summary>The first error that an answer states.</summary>
    public static async Task<RegistryError> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            // Buffered, so that it can be read again.
            await response.Content.LoadIntoBufferAsync(LongestText, cancellationToken);
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            var root = document.RootElement;
            var first = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
                ? errors.EnumerateArray().FirstOrDefault()
                : root;
            return first.ValueKind == JsonValueKind.Object ? new RegistryError(Text(first, "code"), Text(first, "message")) : None;
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException)
        {
            // A proxy's page, or nothing: the status must do.
            return None;
        }
    }

    /// <summary>
    /// True when a tag may not move: Amazon ECR says TAG_INVALID, Harbor PRECONDITION, each with this word in the message.
    /// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
    /// </summary>
    public bool SaysTagIsImmutable => Message.Contains("immutable", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when what was to be written is said to be there already: Amazon ECR's ImageAlreadyExists.</summary>
    public bool SaysItIsThere => Message.Contains("already exists", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>CODE: message</c>, as far as there is one.</summary>
    public override string ToString() => string.Join(": ", new[] { Code, Message.Trim() }.Where(text => text.Length > 0));

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
