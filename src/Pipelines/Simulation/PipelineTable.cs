using System.Globalization;
using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>Pipelines as tables of plain text, at most <see cref="TextTable.Width"/> characters wide, for whoever reviews a change of them.</summary>
public static class PipelineTable
{
    private const string Indent = "  ";

    /// <summary>What an event makes: its jobs by stage, and why the others are not in it.</summary>
    public static IReadOnlyList<string> Of(SimulatedPipeline simulated)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        var rows = simulated.Jobs.GroupBy(job => StageOf(job.Job))
            .SelectMany(stage => stage.Select(job => Row(job)).Prepend([stage.Key + ":"]));
        return
        [
            .. TextTable.Wrap(SimulationText.Verdict(simulated), TextTable.Width),
            .. simulated.Assumptions.SelectMany(assumption => TextTable.Wrap(assumption, TextTable.Width)),
            .. simulated.Findings.SelectMany(finding => TextTable.Wrap(finding.ToString(), TextTable.Width)),
            .. simulated.Jobs.Count > 0 ? TextTable.Lines(SimulationText.JobHeader, [.. rows]).Prepend("") : [],
            .. simulated.Absent.Count > 0 ? TextTable.Lines(SimulationText.AbsentHeader, [.. AbsentRows(simulated.Absent)]).Prepend("") : [],
        ];
    }

    /// <summary>The whole pipeline: its jobs by stage, and in which of some events each exists.</summary>
    public static IReadOnlyList<string> Of(Pipeline pipeline, IReadOnlyList<PipelineEvent> events)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var jobs = WholePipeline.Jobs(pipeline);
        var simulated = events.Select(happened => PipelineSimulator.Simulate(pipeline, happened)).ToList();
        var starts = simulated.Select(one => one.Jobs.ToDictionary(job => job.Job.Name, StringComparer.Ordinal)).ToList();
        var overview = jobs.Select(job => (IReadOnlyList<string>)
        [
            NameOf(job.Job),
            .. starts.Select((present, i) => simulated[i].IsMade && present.TryGetValue(job.Job.Name, out var there) ? SimulationText.Starts(there) : ""),
        ]);
        IReadOnlyList<string> made = [SimulationText.PipelineRow, .. simulated.Select(one => one.IsMade ? SimulationText.Made : SimulationText.NotMade)];
        return
        [
            .. TextTable.Lines(SimulationText.StaticHeader, [.. jobs.GroupBy(job => StageOf(job.Job))
                .SelectMany(stage => stage.Select(StaticRow).Prepend([stage.Key + ":"]))]),
            "",
            .. TextTable.Lines(["", .. events.Select(SimulationText.Event)], [made, .. overview]),
            .. simulated.SelectMany(one => one.Assumptions).Distinct().SelectMany(assumption => TextTable.Wrap(assumption, TextTable.Width).Prepend("")),
        ];
    }

    private static string[] Row(SimulatedJob job) =>
    [
        Indent + NameOf(job.Job),
        (job.Step + 1).ToString(CultureInfo.InvariantCulture),
        SimulationText.Starts(job),
        SimulationText.Needs(job),
        SimulationText.Environment(job.Job),
        string.Join(", ", job.Gates),
        CommandOf(job.Job),
    ];

    private static string[] StaticRow(SimulatedJob job) =>
        [Indent + NameOf(job.Job), SimulationText.Needs(job), SimulationText.Environment(job.Job), CommandOf(job.Job)];

    // Jobs that are absent for the same reasons stand together.
    private static IEnumerable<IReadOnlyList<string>> AbsentRows(IReadOnlyList<AbsentJob> absent) =>
        absent.GroupBy(job => string.Join('\n', job.Reasons), StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<string>)[string.Join('\n', group.Select(job => job.Job.Name)), group.Key]);

    private static string StageOf(Job job) => job.Stage ?? "test";

    private static string NameOf(Job job) => job.Parallel switch
    {
        Parallelism.Times times => $"{job.Name} x{times.Count}",
        Parallelism.Matrix matrix => $"{job.Name} x{matrix.Entries.Sum(entry => entry.Variables.Aggregate(1, (count, variable) => count * variable.Values.Count))}",
        _ => job.Name,
    };

    private static string CommandOf(Job job) => job.Trigger is { } trigger ? SimulationText.Trigger(trigger) : string.Join('\n', job.Script);
}
