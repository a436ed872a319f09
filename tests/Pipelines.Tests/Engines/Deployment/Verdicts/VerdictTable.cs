using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Pipelines.Engines.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

/// <summary>The table: all scenarios, played once.</summary>
internal static class VerdictTable
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Row>>> Played = new(() => Task.Run(PlayAsync));

    /// <summary>What each scenario came to, by its name.</summary>
    public static Task<IReadOnlyDictionary<string, Row>> Rows => Played.Value;

    /// <summary>The table as a page of the documentation.</summary>
    public static string Page(IReadOnlyDictionary<string, Row> rows)
    {
        var page = new StringBuilder("""
            # Verdicts

            What a deployment says in each of these worlds. The sandbox's ECS plays them on virtual time; what is expected stands in
            `tests/Pipelines.Tests/Engines/Deployment/Verdicts`, and a test holds this page against it. Reads and writes are the calls of the whole run,
            from the plan to the report. The last column is the time from the end of the deployment in ECS to the report; where the deployment has not ended there is none.


            """);
        foreach (var (group, scenarios) in Scenarios.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {group}\n\n| what happens | verdict | exit code | reads | writes | seconds to the report |\n|---|---|---|---|---|---|\n");
            foreach (var row in scenarios.Select(scenario => rows[scenario.Name]))
            {
                page.Append(CultureInfo.InvariantCulture, $"| {row.Scenario.Name} | {Words(row.Outcome, row.Circumstance)} | {row.ExitCode} | {row.Reads} | {row.Writes} | {(row.Latency is { } seconds ? seconds.ToString("0.0", CultureInfo.InvariantCulture) : "")} |\n");
            }

            page.Append('\n');
        }

        page.Append(CultureInfo.InvariantCulture, $"{rows.Count} scenarios. From stable to the report: {MeanLatency(rows):0.0} s on average where all runs well.\n");
        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Seconds from stable to the report, on average over what runs well.</summary>
    public static double MeanLatency(IReadOnlyDictionary<string, Row> rows) =>
        Scenarios.All[0].Scenarios.Select(scenario => rows[scenario.Name].Latency).OfType<double>().Average();

    private static string Words(Outcome outcome, Circumstance circumstance) =>
        Spaced(outcome.ToString()) + (circumstance == Circumstance.None ? "" : $" ({Spaced(circumstance.ToString())})");

    private static string Spaced(string name) => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static async Task<IReadOnlyDictionary<string, Row>> PlayAsync()
    {
        var rows = new ConcurrentDictionary<string, Row>();
        await Parallel.ForEachAsync(
            Scenarios.All.SelectMany(group => group.Scenarios),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (scenario, end) => rows[scenario.Name] = await World.PlayAsync(scenario, end));
        return rows;
    }
}
