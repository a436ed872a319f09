using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Vault;

/// <summary>The fields of a request; Vault takes numbers and flags as text as well, and a list as text with commas.</summary>
internal sealed class VaultInput(JsonObject members)
{
    public JsonObject Members { get; } = members;

    public string? Text(string name) => Members[name] is JsonValue value ? Plain(value) : null;

    public int? Integer(string name) =>
        Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Invalid(name, text);

    public bool? Flag(string name) =>
        Text(name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw Invalid(name, text);

    public JsonObject? Object(string name) => Members[name] as JsonObject;

    public IReadOnlyList<string> Texts(string name) => Split(Members[name]);

    public static IReadOnlyList<string> Split(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray many => [.. many.OfType<JsonValue>().Select(Plain)],
            JsonValue one => Plain(one).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            _ => throw new VaultError(400, "a list was expected"),
        };

    /// <summary>A duration: seconds as a number, or text such as <c>90s</c>, <c>1h30m</c>, <c>2d</c>.</summary>
    public TimeSpan? Duration(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (text.Length == 0)
        {
            return TimeSpan.Zero;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var total = TimeSpan.Zero;
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            if (i == digits)
            {
                throw Invalid(name, text);
            }

            var count = long.Parse(text[digits..i], CultureInfo.InvariantCulture);
            total += text[i] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => throw Invalid(name, text),
            };
            digits = i + 1;
        }

        return digits == text.Length ? total : throw Invalid(name, text);
    }

    private static string Plain(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static VaultError Invalid(string name, string text) => new(400, $"Field validation failed: error converting input {text} for field \"{name}\"");
}
