using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Reads the JSON that a tool prints, or that somebody may have changed.</summary>
internal static class ToolJson
{
    // A null where a list or a text should be is half an answer too.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>Reads a value.</summary>
    /// <exception cref="JsonException">This is another thing, or half of it.</exception>
    public static T Read<T>(ReadOnlySpan<byte> output)
        where T : class
    {
        RefuseNullItems(output);
        return JsonSerializer.Deserialize<T>(output, Options) ?? throw Nothing();
    }

    /// <param name="type">How it is read.</param>
    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    /// <param name="output"/>
    public static T Read<T>(ReadOnlySpan<byte> output, JsonTypeInfo<T> type)
        where T : class
    {
        RefuseNullItems(output);
        return JsonSerializer.Deserialize(output, type) ?? throw Nothing();
    }

    /// <summary>The value; null when nothing was printed.</summary>
    /// <exception cref="JsonException">This is another thing, or half of it.</exception>
    public static T? Read<T>(string output)
        where T : class =>
        string.IsNullOrWhiteSpace(output) ? null : Read<T>(Encoding.UTF8.GetBytes(output));

    private static JsonException Nothing() => new("it is 'null'");

    // The serializer minds the nulls of properties, not those of lists.
    private static void RefuseNullItems(ReadOnlySpan<byte> output)
    {
        if (!MayHaveNullItem(output))
        {
            return;
        }

        var reader = new Utf8JsonReader(output);
        var isList = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    isList.Push(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    isList.Pop();
                    break;
                case JsonTokenType.Null when isList.TryPeek(out var inList) && inList:
                    throw new JsonException("there is a 'null' in a list");
            }
        }
    }

    // Most output has no such thing even within its texts, and a search for it is a hundred times faster than to read it all.
    private static bool MayHaveNullItem(ReadOnlySpan<byte> output)
    {
        for (var from = 0; output[from..].IndexOf("null"u8) is >= 0 and var at; from += at + "null"u8.Length)
        {
            var before = output[..(from + at)].TrimEnd(" \t\r\n"u8);
            if (before is [.., (byte)'[' or (byte)','])
            {
                return true;
            }
        }

        return false;
    }
}
