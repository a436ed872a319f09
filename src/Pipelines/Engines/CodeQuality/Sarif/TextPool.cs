using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Sarif;

/// <summary>Texts as one string each, however often a log has them: rules, paths and most messages come again and again.</summary>
internal sealed class TextPool
{
    // A longer one is hardly there twice.
    private const int MostBytes = 512;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TextPool() => _bySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text that the reader stands at; null at a null.</summary>
    /// <exception cref="JsonException">It is another thing.</exception>
    /// <exception cref="InvalidOperationException">It is no UTF-8.</exception>
    public string? Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return json.TokenType == JsonTokenType.Null ? null : throw JsonTokens.Unexpected(json.TokenType);
        }

        if (json.ValueSpan.Length > MostBytes)
        {
            return json.GetString();
        }

        Span<char> letters = stackalloc char[MostBytes];
        var text = letters[..json.CopyString(letters)];
        if (!_bySpan.TryGetValue(text, out var known))
        {
            _texts.Add(known = text.ToString());
        }

        return known;
    }
}
