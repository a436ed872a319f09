using Pipelines.Model;
using Pipelines.Simulation;
using Pipelines.Testing;
using Pipelines.Tests.Planning;
using Xunit;

namespace Pipelines.Tests.Simulation;

/// <summary>Charts as Mermaid itself reads them.</summary>
public sealed class MermaidTests
{
    private static readonly string[] Hostile =
    [
        "\"quoted\"", "'single'", "[a, b]", "{{hexagon}}", "(round)", "end", "End", "subgraph x", "graph", "a --> b", "-.->", "100%", "%% no comment", "%%{init: {}}%%",
        "#35;", "&amp;", "<script>", "a<br>b", "`code`", "**bold**", "$$x$$", "\\n", "click j0", "style j0 fill:#f00", "classDef x fill:#f00", "o", "x", "1. list", "- list",
        "ünïcode → 部署 🚀", "a|b", "a;b", "a:::b", "~~~", "@{shape: x}",
    ];

    [Fact]
    public void Draws_every_event_of_the_planned_pipeline()
    {
        var pipeline = PipelineGenerator.Generate(Shop.Graph, Shop.Application).Pipeline;
        var simulated = OracleEvents.All.Values.Select(happened => PipelineSimulator.Simulate(pipeline, happened)).Where(one => one.IsMade).ToList();

        var read = Mermaid.Read([MermaidChart.Of(pipeline), .. simulated.Select(MermaidChart.Of)]);

        MustBe(WholePipeline.Jobs(pipeline), read[0]);
        Assert.All(simulated.Zip(read.Skip(1)), pair => MustBe(pair.First.Jobs, pair.Second));
    }

    [Fact]
    public void Draws_names_and_stages_whatever_they_mean_to_Mermaid()
    {
        var jobs = Hostile.Select((name, i) => PipelineSimulatorTests.Named(name) with
        {
            Stage = name,
            Needs = i == 0 ? [] : [new(Hostile[i - 1])],
            When = i % 3 == 1 ? RunWhen.Manual : null,
        });
        var pipeline = PipelineSimulatorTests.With([.. jobs]) with { Stages = Hostile };

        MustBe(WholePipeline.Jobs(pipeline), Assert.Single(Mermaid.Read([MermaidChart.Of(pipeline)])));
    }

    [Fact]
    public void Hears_of_what_Mermaid_does_not_take() =>
        Assert.StartsWith("Parse error", Assert.Single(Mermaid.Read(["flowchart LR\n  j0[open"])).Error, StringComparison.Ordinal);

    // Every job is a node with its name, every stage a box, and every need an arrow.
    private static void MustBe(IReadOnlyList<SimulatedJob> jobs, DrawnChart chart)
    {
        Assert.Null(chart.Error);
        Assert.Equal("flowchart-v2", chart.Type);
        Assert.Equal(jobs.Select(Label).Order(StringComparer.Ordinal), chart.Nodes.Order(StringComparer.Ordinal));
        Assert.Equal(jobs.Select(job => job.Job.Stage ?? "test").Distinct().Order(StringComparer.Ordinal), chart.Stages.Order(StringComparer.Ordinal));
        Assert.Equal(jobs.Sum(job => job.Needs?.Count ?? 0), chart.Edges.Count(edge => !edge.StartsWith('s')));
    }

    private static string Label(SimulatedJob job) => job.When == RunWhen.OnSuccess ? job.Job.Name : $"{job.Job.Name}<br>{SimulationText.Starts(job)}";
}
