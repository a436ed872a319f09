using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipelines.Engines.CodeQuality.Cache;

/// <summary>What was found in one file.</summary>
/// <param name="Key">What it follows from.</param>
/// <param name="Findings">The findings.</param>
internal sealed record KeptResult([property: JsonRequired] string Key, [property: JsonRequired] IReadOnlyList<Finding> Findings);

/// <summary>
/// The kept results of one linter: a line with the sha256 of the rest, then JSON. A file that is cut off, changed or of another version is no file: what
/// it held is found again.
/// </summary>
internal static class ResultFile
{
    private const int DigestLength = 64;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The results by subject; null when there is no such file, or a broken one.</summary>
    public static IReadOnlyDictionary<string, KeptResult>? Read(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file).AsSpan();
            return bytes.Length > DigestLength && Encoding.ASCII.GetString(bytes[..DigestLength]) == Convert.ToHexStringLower(SHA256.HashData(bytes[(DigestLength + 1)..]))
                ? JsonSerializer.Deserialize<Dictionary<string, KeptResult>>(bytes[(DigestLength + 1)..], Json)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes results, whole or not at all.</summary>
    public static void Write(string file, IReadOnlyDictionary<string, KeptResult> results)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new SortedDictionary<string, KeptResult>(results.ToDictionary(), StringComparer.Ordinal), Json);
        WholeFile.Write(file, [.. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(content)) + "\n"), .. content]);
    }
}
