using System.Globalization;
using System.Text.Json;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>Reads the committed file of suppressions: a JSON array of objects with <c>rule</c>, <c>reason</c>, <c>until</c> and perhaps <c>path</c>.</summary>
internal static class SuppressionFile
{
    private static readonly string[] Words = ["rule", "path", "reason", "until"];

    /// <summary>The suppressions with their lines; none when there is no such file.</summary>
    /// <exception cref="DefinitionException">It is no such array; with every mistake in it.</exception>
    public static IReadOnlyList<LintSuppression> Read(string root, string path)
    {
        var file = Path.Combine(root, path);
        if (!File.Exists(file))
        {
            return [];
        }

        var bytes = File.ReadAllBytes(file);
        var mistakes = new List<DefinitionMistake>();
        var suppressions = new List<LintSuppression>();
        try
        {
            using var json = JsonDocument.Parse(bytes);
            foreach (var (entry, line) in json.RootElement.EnumerateArray().Zip(LinesOf(bytes)))
            {
                var before = mistakes.Count;
                mistakes.AddRange(MistakesIn(entry, $"{path}:{line.ToString(CultureInfo.InvariantCulture)}"));
                if (mistakes.Count == before)
                {
                    suppressions.Add(new LintSuppression(Text(entry, "rule")!, Text(entry, "reason")!, Day(Text(entry, "until"))!.Value, path, line) { Path = Text(entry, "path") ?? "*" });
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            mistakes.Add(GateText.NotSuppressions(path, exception is JsonException ? exception.Message : "it is no array"));
        }

        return mistakes.Count == 0 ? suppressions : throw new DefinitionException(mistakes);
    }

    private static IEnumerable<DefinitionMistake> MistakesIn(JsonElement entry, string where)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return [GateText.NotASuppression(where)];
        }

        return entry.EnumerateObject().Where(word => !Words.Contains(word.Name, StringComparer.Ordinal) || word.Value.ValueKind != JsonValueKind.String)
            .Select(word => GateText.UnknownWord(where, word.Name, Words))
            .Concat(new[] { "rule", "reason" }.Where(word => string.IsNullOrWhiteSpace(Text(entry, word))).Select(word => GateText.MissingWord(where, word)))
            .Concat(Day(Text(entry, "until")) is null ? [GateText.NoEnd(where)] : []);
    }

    private static string? Text(JsonElement entry, string word) => entry.TryGetProperty(word, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static List<int> LinesOf(byte[] bytes)
    {
        var lines = new List<int>();
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                lines.Add(bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1);
            }
        }

        return lines;
    }
}
