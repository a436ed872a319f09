using Pipelines.Model;
using Pipelines.Simulation;
using Pipelines.Testing;
using Pipelines.Tests.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Simulation;

/// <summary>What a reviewer sees; the whole texts stand beside the tests, in <c>Shown</c>.</summary>
public class PipelineTableTests
{
    private static readonly Pipeline Planned = PipelineGenerator.Generate(Shop.Graph, Shop.Application).Pipeline;

    private static readonly PipelineEvent Release = PipelineEvent.Push("staging") with { DefaultBranch = "staging" };

    [Fact]
    public void Shows_the_whole_pipeline() =>
        Shows("pipeline.txt", PipelineTable.Of(Planned, [PipelineEvent.Push("feature/x"), PipelineEvent.MergeRequest("feature/x") with { TargetBranch = "staging" }, Release, PipelineEvent.OfTag("v1")]));

    [Fact]
    public void Shows_what_an_event_makes() => Shows("release.txt", PipelineTable.Of(PipelineSimulator.Simulate(Planned, Release)));

    [Fact]
    public void Shows_why_jobs_are_absent() =>
        Shows("merge-request.txt", PipelineTable.Of(PipelineSimulator.Simulate(Planned, PipelineEvent.MergeRequest("feature/x") with { TargetBranch = "staging" })));

    [Fact]
    public void Shows_why_there_is_no_pipeline() =>
        Shows("none.txt", PipelineTable.Of(PipelineSimulator.Simulate(Planned, PipelineEvent.Push("feature/x") with { HasOpenMergeRequest = true })));

    [Fact]
    public void Shows_starts_gates_findings_and_assumptions() => Shows("odd.txt", PipelineTable.Of(PipelineSimulator.Simulate(Odd, PipelineEvent.Push("feature/x"))));

    [Fact]
    public void Fits_its_width()
    {
        var wide = PipelineSimulatorTests.With([.. Enumerable.Range(0, 30).Select(i => PipelineSimulatorTests.Named($"a-job-with-a-name-that-is-very-long-{i}") with
        {
            Needs = [.. Enumerable.Range(0, i).Select(need => new Need($"a-job-with-a-name-that-is-very-long-{need}"))],
            Script = ["./build.sh Some Targets --with " + new string('x', 200)],
        })]);

        Assert.DoesNotContain(PipelineTable.Of(PipelineSimulator.Simulate(wide, Release)), line => line.Length > TextTable.Width || line.EndsWith(' '));
    }

    [Fact]
    public void Draws_the_jobs_of_an_event() => Shows("release.mmd", MermaidChart.Of(PipelineSimulator.Simulate(Planned, Release)).Split('\n'));

    [Fact]
    public void Draws_names_that_mean_something_to_Mermaid() => Shows("odd.mmd", MermaidChart.Of(Odd).Split('\n'));

    [Fact]
    public void Refuses_to_draw_more_arrows_than_Mermaid_takes()
    {
        var jobs = Enumerable.Range(0, 33).Select(i => PipelineSimulatorTests.Named($"j{i}") with { Needs = [.. Enumerable.Range(0, i).Select(need => new Need($"j{need}"))] });

        var exception = Assert.Throws<DefinitionException>(() => MermaidChart.Of(PipelineSimulatorTests.With([.. jobs])));

        Assert.Equal("--format mermaid: Mermaid draws at most 500 arrows, and the pipeline has 528. Name an event with fewer jobs, or take '--format table'.", exception.Message);
    }

    internal static Pipeline Odd => PipelineSimulatorTests.With(
        PipelineSimulatorTests.Named("sign \"off\" #1; <b>`x`</b> & end") with { Stage = "build", Rules = [new Rule { When = RunWhen.Manual }] },
        PipelineSimulatorTests.Named("later") with { Rules = [new Rule { If = new Variable("DEPLOY").IsUndefined, When = RunWhen.Delayed, StartIn = TimeSpan.FromMinutes(90) }] },
        PipelineSimulatorTests.Named("clean") with { When = RunWhen.Always, Parallel = new Parallelism.Times(4), Script = ["./clean.sh", "./sweep.sh"] },
        PipelineSimulatorTests.Named("report") with { When = RunWhen.OnFailure, Needs = [] },
        PipelineSimulatorTests.Named("of-tags") with { Rules = [Variables.CommitTag.IsSet] },
        PipelineSimulatorTests.Named("end") with { Symbol = "Build.End", Stage = "deploy", Needs = [new("of-tags"), new("clean")], Environment = new("dev") { Action = EnvironmentAction.Verify } });

    private static void Shows(string name, IEnumerable<string> lines)
    {
        var file = Path.Combine(Repository.Root, "tests/Pipelines.Tests/Simulation/Shown", name);
        var text = string.Join('\n', lines).TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", text);
    }
}
