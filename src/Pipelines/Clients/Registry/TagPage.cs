using System.Text.Json;
using System.Text.RegularExpressions;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>One page of a list of tags: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags.</summary>
internal static partial class TagPage
{
    /// <summary>The tags of a page.</summary>
    public static IEnumerable<ImageTag> Read(RegistryCall call, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            // A repository whose images were all deleted has null in place of a list.
            return document.RootElement.GetProperty("tags") is { ValueKind: JsonValueKind.Array } tags
                ? [.. tags.EnumerateArray().Select(tag => ImageTag.Parse(tag.GetString() ?? ""))]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or DefinitionException)
        {
            throw RegistryText.NotATagList(call, exception);
        }
    }

    /// <summary>The address of the next page; null after the last.</summary>
    public static Uri? Next(HttpResponseMessage response, Uri asked) =>
        response.Headers.TryGetValues("Link", out var links)
        && links.Select(link => NextLink().Match(link)).FirstOrDefault(match => match.Success) is { } match
            ? new Uri(asked, match.Groups["address"].Value)
            : null;

    [GeneratedRegex("""<(?<address>[^>]+)>[^,]*;\s*rel="?next"?""")]
    private static partial Regex NextLink();
}
