using System.Globalization;
using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Sarif;

/// <summary>A message (section 3.11): the text itself, or the name of one of the rule's texts; both may have {0}, {1} … to be filled in.</summary>
internal readonly record struct SarifMessage(string? Text, string? Id, IReadOnlyList<string>? Arguments)
{
    /// <summary>The text with what has to be filled in; empty when there is none.</summary>
    public string TextOf(SarifRule? rule)
    {
        var text = Text ?? (Id is { } id ? rule?.MessageStrings?.GetValueOrDefault(id)?.Text : null) ?? "";
        for (var index = 0; index < Arguments?.Count; index++)
        {
            text = text.Replace($"{{{index.ToString(CultureInfo.InvariantCulture)}}}", Arguments[index], StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Reads the object that the reader stands at; null at a null.</summary>
    /// <exception cref="JsonException">It is another thing.</exception>
    public static SarifMessage? Read(ref Utf8JsonReader json, TextPool texts)
    {
        if (!json.EntersObject())
        {
            return null;
        }

        var message = default(SarifMessage);
        while (json.NextName())
        {
            if (json.At("text"u8))
            {
                message = message with { Text = texts.Read(ref json) };
            }
            else if (json.At("id"u8))
            {
                message = message with { Id = texts.Read(ref json) };
            }
            else if (json.At("arguments"u8))
            {
                message = message with { Arguments = List(ref json, texts) };
            }
            else
            {
                json.Skip();
            }
        }

        return message;
    }

    private static List<string> List(ref Utf8JsonReader json, TextPool texts)
    {
        var list = new List<string>();
        for (var isList = json.EntersArray(); isList && json.NextItem();)
        {
            list.Add(texts.Read(ref json) ?? throw JsonTokens.Unexpected(JsonTokenType.Null));
        }

        return list;
    }
}
