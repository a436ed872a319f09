using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>Writes JSON of any length to a file, portion by portion: a writer left alone holds all of it in memory.</summary>
internal static class JsonReport
{
    private const int Portion = 1 << 16;

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Write(string file, Action<Utf8JsonWriter> write) => WholeFile.Write(file, stream =>
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        write(json);
    });

    /// <summary>Writes the items of a list.</summary>
    public static void WriteItems<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
            if (json.BytesPending > Portion)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }
}
