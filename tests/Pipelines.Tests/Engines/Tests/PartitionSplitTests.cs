using CsCheck;
using Pipelines.Engines.Tests;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

public sealed class PartitionSplitTests
{
    private static readonly Gen<(TestUnit Unit, int? Seconds)[]> Units = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int[-20, 60])
        .Select((suite, name, seconds) => (Unit: new TestUnit($"suite{suite}", name == 0 ? null : $"T{name}"), Seconds: seconds < 0 ? (int?)null : seconds))
        .Array[0, 60]
        .Select(units => units.DistinctBy(unit => unit.Unit).ToArray());

    [Fact]
    public void Puts_every_unit_into_exactly_one_part() => Gen.Select(Units, Gen.Int[1, 12]).Sample((units, parts) =>
    {
        var split = Split(units, parts);

        Assert.Equal(parts, split.Count);
        Assert.Equal(units.Select(unit => unit.Unit).OrderBy(Text), split.SelectMany(part => part).OrderBy(Text));
    });

    [Fact]
    public void Makes_the_same_split_whatever_the_order() => Gen.Select(Units, Gen.Int[1, 12], Gen.Int).Sample((units, parts, seed) =>
    {
        var shuffled = units.OrderBy(unit => HashCode.Combine(unit.Unit, seed)).ToArray();

        Assert.Equal(Split(units, parts), Split(shuffled, parts));
    });

    // Greedy by the longest first is never worse than 4/3 of the best (Graham 1969), and the best is at least the mean and the longest.
    [Fact]
    public void Keeps_the_longest_part_short() => Gen.Select(Units, Gen.Int[1, 12]).Sample((units, parts) =>
    {
        var known = units.Select(unit => (unit.Unit, Seconds: (int?)(unit.Seconds ?? 1))).ToArray();
        var seconds = known.ToDictionary(unit => unit.Unit, unit => unit.Seconds!.Value);
        var longest = Split(known, parts).Max(part => part.Sum(unit => seconds[unit]));
        var mean = seconds.Values.Sum() / (double)parts;
        var most = seconds.Values.DefaultIfEmpty().Max();

        Assert.True(longest <= mean + most, $"{longest} of {mean} and {most}");
    });

    [Fact]
    public void Gives_a_new_test_the_median_of_the_others()
    {
        var split = Split([(new("s", "A"), 10), (new("s", "B"), 4), (new("s", "C"), 4), (new("s", "New"), null)], 2);

        // 10 against 4 + 4; new counts as 4, and goes where less is.
        Assert.Equal([["A"], ["B", "C", "New"]], split.Select(part => part.Select(unit => unit.Name!).ToArray()));
    }

    [Fact]
    public void Gives_each_part_as_many_without_a_record()
    {
        var split = Split([.. Enumerable.Range(0, 10).Select(number => (new TestUnit("s", $"T{number}"), (int?)null))], 3);

        Assert.Equal([4, 3, 3], split.Select(part => part.Count));
    }

    private static IReadOnlyList<IReadOnlyList<TestUnit>> Split((TestUnit Unit, int? Seconds)[] units, int parts)
    {
        var known = units.ToDictionary(unit => unit.Unit, unit => unit.Seconds);
        return PartitionSplit.Of([.. units.Select(unit => unit.Unit)], unit => known[unit] is { } seconds ? TimeSpan.FromSeconds(seconds) : null, parts);
    }

    private static string Text(TestUnit unit) => $"{unit.Suite} {unit.Name}";
}
