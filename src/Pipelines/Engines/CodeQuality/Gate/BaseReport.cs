using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>The report of the branch that a merge request leads to.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="ReadAsync">Gets the bytes of its <c>gl-code-quality-report.json</c>; null when it has none. Throws <see cref="Values.ExecutionException"/>.</param>
internal sealed record BaseReport(string Branch, Func<CancellationToken, Task<byte[]?>> ReadAsync)
{
    /// <summary>The fingerprints in a report.</summary>
    /// <exception cref="JsonException">It is another thing, or half of one.</exception>
    public static IReadOnlySet<string> FingerprintsIn(ReadOnlySpan<byte> report) =>
        (JsonSerializer.Deserialize<IReadOnlyList<Item>>(report, Json) ?? throw new JsonException("it is 'null'")).Select(item => item.Fingerprint).ToHashSet(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    private sealed record Item([property: JsonRequired] string Fingerprint);
}
