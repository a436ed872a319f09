using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipelines.Engines.CodeQuality.Sarif;

/// <summary>Where in a log the results of a run stand.</summary>
/// <param name="Start">The first byte of the array.</param>
/// <param name="End">The byte behind its last.</param>
[JsonConverter(typeof(Finder))]
internal readonly record struct SarifResultsPlace(int Start, int End)
{
    internal sealed class Finder : JsonConverter<SarifResultsPlace>
    {
        public override SarifResultsPlace Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException("'results' is no list");
            }

            var start = reader.TokenStartIndex;
            reader.Skip();
            return new SarifResultsPlace((int)start, (int)reader.BytesConsumed);
        }

        public override void Write(Utf8JsonWriter writer, SarifResultsPlace value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
