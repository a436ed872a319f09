namespace Pipelines.Engines.Tests;

/// <summary>
/// Splits units by how long they took. Jobs that run at the same time each make the split for themselves, so it follows from its input alone: the longest
/// unit first, each to the part that has the least by then. A unit that nobody has timed counts as much as the median of the others.
/// </summary>
internal static class PartitionSplit
{
    /// <summary>The units of each part; every unit is in exactly one.</summary>
    /// <param name="units">All units, in any order.</param>
    /// <param name="duration">How long a unit took; null when it is not known.</param>
    /// <param name="parts">How many parts, 1 or more.</param>
    public static IReadOnlyList<IReadOnlyList<TestUnit>> Of(IReadOnlyCollection<TestUnit> units, Func<TestUnit, TimeSpan?> duration, int parts)
    {
        var known = units.Select(duration).OfType<TimeSpan>().Order().ToList();
        // Without a record all weigh the same, so that each part gets as many.
        var median = known.Count == 0 ? TimeSpan.FromSeconds(1) : known[known.Count / 2];
        var order = units.Distinct()
            .Select(unit => (Unit: unit, Time: duration(unit) ?? median))
            .OrderByDescending(entry => entry.Time)
            .ThenBy(entry => entry.Unit.Suite, StringComparer.Ordinal)
            .ThenBy(entry => entry.Unit.Name, StringComparer.Ordinal);
        var split = Enumerable.Range(0, parts).Select(_ => new List<TestUnit>()).ToList();
        var sums = new TimeSpan[parts];
        foreach (var (unit, time) in order)
        {
            // Of equal ones the part with the fewest, then the first.
            var part = Enumerable.Range(0, parts).MinBy(index => (sums[index], split[index].Count, index));
            split[part].Add(unit);
            sums[part] += time;
        }

        return split;
    }
}
