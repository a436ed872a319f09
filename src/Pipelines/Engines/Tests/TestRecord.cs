using System.Text.Json;
using System.Text.Json.Serialization;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>
/// What earlier runs have shown: how long each class and file took, and how the last runs of tests ended that did not always pass. A file that is not
/// there or cannot be read is an empty record.
/// </summary>
internal sealed class TestRecord
{
    /// <summary>How many ends of a test are kept.</summary>
    public const int Runs = 10;

    // A test that broke and was mended has changed twice.
    private const int ChangesOfUnstable = 3;
    private const char Passed = 'P', Failed = 'F', Flaky = '~';

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    private readonly SortedDictionary<string, SuiteRecord> _suites;

    private TestRecord(SortedDictionary<string, SuiteRecord> suites) => _suites = suites;

    /// <summary>True when nothing is known.</summary>
    public bool IsEmpty => _suites.Count == 0;

    /// <summary>Reads a record.</summary>
    public static TestRecord Read(string file, IProgressLog log)
    {
        try
        {
            return File.Exists(file) && JsonSerializer.Deserialize<SortedDictionary<string, SuiteRecord>>(File.ReadAllBytes(file)) is { } suites
                && suites.Values.All(suite => suite is { Seconds: not null, Ends: not null })
                ? new(new(suites, StringComparer.Ordinal))
                : new(new(StringComparer.Ordinal));
        }
        catch (JsonException exception)
        {
            log.Warning(TestsText.UnreadableRecord(file, exception.Message));
            return new(new(StringComparer.Ordinal));
        }
    }

    /// <summary>How long a unit took at its last run; null when that is not known.</summary>
    public TimeSpan? DurationOf(TestUnit unit) =>
        !_suites.TryGetValue(unit.Suite, out var suite) ? null
        : unit.Name is null ? TimeSpan.FromSeconds(suite.Seconds.Values.Sum())
        : suite.Seconds.TryGetValue(unit.Name, out var seconds) && seconds is >= 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds)
        : null;

    /// <summary>The tests that passed and failed in turn, or once in two attempts of one run: suite and name, with the ends of their last runs, latest last.</summary>
    public IReadOnlyList<(string Suite, string Test, string Ends)> Unstable() =>
    [
        .. _suites.SelectMany(suite => suite.Value.Ends
            .Where(test => test.Value.Contains(Flaky, StringComparison.Ordinal) || Changes(test.Value) >= ChangesOfUnstable)
            .Select(test => (suite.Key, test.Key, test.Value))),
    ];

    /// <summary>The record with a run added to it.</summary>
    /// <param name="result">How the run ended.</param>
    /// <param name="isWhole">True when all tests of its suites ran, so that others are gone.</param>
    public TestRecord With(TestRunResult result, bool isWhole)
    {
        var suites = new SortedDictionary<string, SuiteRecord>(_suites, StringComparer.Ordinal);
        foreach (var suite in result.Suites.Where(suite => suite is { Problem: null, Tests.Count: > 0 }))
        {
            var known = suites.GetValueOrDefault(suite.Name) ?? new([], []);
            var seconds = new SortedDictionary<string, double>(isWhole ? [] : known.Seconds, StringComparer.Ordinal);
            var ends = new SortedDictionary<string, string>(isWhole ? [] : known.Ends, StringComparer.Ordinal);
            foreach (var unit in suite.Tests.GroupBy(UnitOf, StringComparer.Ordinal))
            {
                seconds[unit.Key] = Math.Round(unit.Sum(test => test.Duration.TotalSeconds), 3);
            }

            foreach (var test in suite.Tests.Where(test => test.Outcome != TestOutcome.Skipped).GroupBy(test => test.Name, StringComparer.Ordinal))
            {
                var end = test.Any(one => one.IsFlaky) ? Flaky : test.Any(one => one.Outcome == TestOutcome.Failed) ? Failed : Passed;
                var last = known.Ends.GetValueOrDefault(test.Key, $"{Passed}") + end;
                var kept = last.Length > Runs ? last[^Runs..] : last;
                if (kept.Any(letter => letter != Passed))
                {
                    ends[test.Key] = kept;
                }
                else
                {
                    ends.Remove(test.Key);
                }
            }

            suites[suite.Name] = new(seconds, ends);
        }

        return new(suites);
    }

    /// <summary>Writes the record; the same one gives the same bytes.</summary>
    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(_suites, Json) + "\n");
    }

    private static int Changes(string ends) => ends.Zip(ends.Skip(1)).Count(pair => pair.First != pair.Second);

    private static string UnitOf(TestCase test) => test.File.Length > 0 ? test.File : test.Class;

    private sealed record SuiteRecord(
        [property: JsonPropertyName("seconds")] SortedDictionary<string, double> Seconds, [property: JsonPropertyName("ends")] SortedDictionary<string, string> Ends);
}
