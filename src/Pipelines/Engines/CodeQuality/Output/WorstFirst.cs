namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>Findings by how bad they are, those of a kind in their order. There are ten kinds, so it takes ten looks at all of them and no sorting.</summary>
internal static class WorstFirst
{
    private static readonly Severity[] Severities = [.. Enum.GetValues<Severity>().OrderDescending()];

    /// <summary>The places of the worst, in each severity new before known.</summary>
    public static IEnumerable<int> Of(IReadOnlyList<ReportedFinding> all) => Severities.SelectMany(severity => Of(all, severity, isKnown: false).Concat(Of(all, severity, isKnown: true)));

    /// <summary>The places of the new ones, the worst first, then those of the known.</summary>
    public static IEnumerable<int> NewFirst(IReadOnlyList<ReportedFinding> all) =>
        new[] { false, true }.SelectMany(isKnown => Severities.SelectMany(severity => Of(all, severity, isKnown)));

    private static IEnumerable<int> Of(IReadOnlyList<ReportedFinding> all, Severity severity, bool isKnown)
    {
        for (var index = 0; index < all.Count; index++)
        {
            if (all[index].Finding.Severity == severity && all[index].IsKnown == isKnown)
            {
                yield return index;
            }
        }
    }
}
