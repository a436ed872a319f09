using System.Text.Json;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>Says what of each suite runs: all of it, or what belongs to this part.</summary>
internal sealed class PartitionPlanner(ProcessRunner runner, IProgressLog log)
{
    /// <summary>The suites that run, in their order; one of which this part has nothing is left out.</summary>
    /// <param name="suites">The chosen suites.</param>
    /// <param name="unbuilt">The test projects that do not build, with the reason.</param>
    /// <param name="options">The part, and where durations are.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<IReadOnlyList<(TestSuite Suite, SuitePlan Plan)>> PlanAsync(
        IReadOnlyList<TestSuite> suites, IReadOnlyDictionary<string, string> unbuilt, TestRunOptions options, CancellationToken cancellationToken)
    {
        var problems = suites.Where(suite => suite is TestSuite.DotNetProject project && unbuilt.ContainsKey(project.Project))
            .ToDictionary(suite => suite.Name, suite => unbuilt[((TestSuite.DotNetProject)suite).Project], StringComparer.Ordinal);
        if (options.Part is not { } part)
        {
            return [.. suites.Select(suite => (suite, new SuitePlan(Problem: problems.GetValueOrDefault(suite.Name))))];
        }

        var units = new List<TestUnit>();
        foreach (var suite in suites.Where(suite => !problems.ContainsKey(suite.Name)))
        {
            try
            {
                units.AddRange((await UnitsAsync(suite, options, cancellationToken))?.Select(name => new TestUnit(suite.Name, name)) ?? [new TestUnit(suite.Name, Name: null)]);
            }
            catch (Exception exception) when (exception is ExecutionException or JsonException)
            {
                problems.Add(suite.Name, exception.Message);
            }
        }

        var durations = TestRecord.Read(options.FullDurations, log);
        var mine = PartitionSplit.Of(units, durations.DurationOf, part.Total)[part.Index - 1].ToLookup(unit => unit.Suite, StringComparer.Ordinal);
        log.Info(TestsText.Part(part, mine.Sum(suite => suite.Count()), units.Count, durations.IsEmpty ? null : options.Durations));
        // What cannot be split cannot be left to another part: each of them fails.
        return
        [
            .. suites.Where(suite => problems.ContainsKey(suite.Name) || mine.Contains(suite.Name)).Select(suite => (suite, problems.TryGetValue(suite.Name, out var problem)
                ? new SuitePlan(Problem: problem)
                : new SuitePlan(mine[suite.Name].All(unit => unit.Name is null) ? null : [.. mine[suite.Name].Select(unit => unit.Name!).Order(StringComparer.Ordinal)]))),
        ];
    }

    private async Task<IReadOnlyList<string>?> UnitsAsync(TestSuite suite, TestRunOptions options, CancellationToken cancellationToken) => suite switch
    {
        TestSuite.DotNetProject project => await new DotNetProjectSuite(runner, log).ClassesAsync(project, SuiteFiles.First(suite, options), cancellationToken),
        TestSuite.CommandLine command => CommandLineSuite.FilesOf(command, options.Root),
        _ => null,
    };
}
