using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Sarif;

/// <summary>Reads objects and lists token by token, as leniently as <see cref="JsonSerializerDefaults.Web"/>: names in any case, numbers as text too.</summary>
internal static class JsonTokens
{
    /// <summary>Goes to the next property of an object; false at its end.</summary>
    public static bool NextName(this ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the next value of a list; false at its end.</summary>
    public static bool NextItem(this ref Utf8JsonReader json) => json.Read() && json.TokenType != JsonTokenType.EndArray;

    /// <summary>True when the property has this name; the reader then stands at its value.</summary>
    public static bool At(this ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        (json.ValueIsEscaped
            ? string.Equals(json.GetString(), Encoding.ASCII.GetString(name), StringComparison.OrdinalIgnoreCase)
            : Ascii.EqualsIgnoreCase(json.ValueSpan, name))
        && json.Read();

    /// <summary>True at the beginning of an object, false at a null.</summary>
    /// <exception cref="JsonException">It is another thing.</exception>
    public static bool EntersObject(this ref Utf8JsonReader json) => Enters(ref json, JsonTokenType.StartObject);

    /// <summary>True at the beginning of a list, false at a null.</summary>
    /// <exception cref="JsonException">It is another thing.</exception>
    public static bool EntersArray(this ref Utf8JsonReader json) => Enters(ref json, JsonTokenType.StartArray);

    /// <summary>Stands at the beginning of an object.</summary>
    /// <exception cref="JsonException">It is another thing.</exception>
    public static void MustEnterObject(this ref Utf8JsonReader json)
    {
        if (!json.EntersObject())
        {
            throw Unexpected(json.TokenType);
        }
    }

    /// <summary>The number; null at a null.</summary>
    /// <exception cref="JsonException">It is another thing, or no whole number of 32 bits.</exception>
    public static int? Number(this ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when json.TryGetInt32(out var number) => number,
        JsonTokenType.String when int.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Unexpected(json.TokenType),
    };

    /// <summary>What to throw at a token that must not be there.</summary>
    public static JsonException Unexpected(JsonTokenType token) => new($"there is a {token} where it should not be");

    private static bool Enters(ref Utf8JsonReader json, JsonTokenType start) =>
        json.TokenType == start || (json.TokenType != JsonTokenType.Null ? throw Unexpected(json.TokenType) : false);
}
