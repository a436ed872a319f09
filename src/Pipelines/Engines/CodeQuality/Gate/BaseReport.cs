using System.Text.Json;
using System.Text.Json.Serialization;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Output;

namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>The report of the branch that a merge request leads to.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="ReadAsync">Gets the bytes of its <c>gl-code-quality-report.json</c>; null when it has none. Throws <see cref="Values.ExecutionException"/>.</param>
internal sealed record BaseReport(string Branch, Func<CancellationToken, Task<byte[]?>> ReadAsync)
{
    /// <summary>What a report holds.</summary>
    /// <exception cref="JsonException">It is another thing, or half of one.</exception>
    public static Baseline BaselineIn(ReadOnlySpan<byte> report, string source)
    {
        var items = ToolJson.Read<IReadOnlyList<Item>>(report);
        var found = items.Where(item => item.Fingerprint != Excerpt.Fingerprint).ToList();
        return new(source, found.Select(item => item.Fingerprint).ToHashSet(StringComparer.Ordinal))
        {
            // It was filled with the worst first: of a severity above the mildest in it, nothing was left out.
            CutAt = found.Count == items.Count ? null : found.Select(item => CodeQualityText.SeverityOf(item.Severity)).DefaultIfEmpty(Severity.Blocker).Min(),
        };
    }

    private sealed record Item([property: JsonRequired] string Fingerprint, string? Severity);
}
