using System.Text.RegularExpressions;

namespace Pipelines.Engines.Releases;

/// <summary>Texts within what AWS allows in a tag: 256 characters of letters, digits, spaces and <c>_ . : / = + - @</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html#tag-restrictions</remarks>
internal static partial class TagText
{
    private const int MostValue = 256;

    /// <summary>A text in one tag: characters that are not allowed become <c>_</c>, and what is too long is cut off.</summary>
    public static string One(string text) => Allowed(text) is { Length: > MostValue } allowed ? allowed[..MostValue] : Allowed(text);

    /// <summary>A text in as many tags as it needs: <c>key</c>, <c>key:2</c>, <c>key:3</c> …</summary>
    public static IEnumerable<KeyValuePair<string, string>> Many(string key, string text) =>
        Allowed(text).Chunk(MostValue).Select((part, index) => KeyValuePair.Create(index == 0 ? key : $"{key}:{index + 1}", new string(part)));

    /// <summary>A text out of the tags that <see cref="Many"/> made; null when there is none.</summary>
    public static string? Join(IReadOnlyDictionary<string, string> tags, string key)
    {
        var text = tags.GetValueOrDefault(key);
        for (var part = 2; text is not null && tags.TryGetValue($"{key}:{part}", out var more); part++)
        {
            text += more;
        }

        return text;
    }

    private static string Allowed(string text) => Forbidden().Replace(text, "_");

    [GeneratedRegex(@"[^\p{L}\p{N}_.:/=+\-@ ]")]
    private static partial Regex Forbidden();
}
