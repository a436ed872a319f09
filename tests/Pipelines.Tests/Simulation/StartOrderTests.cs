using Pipelines.Model;
using Pipelines.Simulation;
using Xunit;

namespace Pipelines.Tests.Simulation;

/// <summary>In which order jobs start, and behind which gates: each line is <c>job step gates</c>.</summary>
public class StartOrderTests
{
    [Fact]
    public void Waits_for_the_stages_before_without_needs() =>
        Assert.Equal(
            ["prepare 0", "a 1", "b 1", "at-once 0", "c 2", "d 2"],
            Order(Job("c", "test"), Job("d", "test"), Job("a", "build"), Job("prepare", ".pre"), Job("b", "build"), Job("at-once", "build") with { Needs = [] }));

    [Fact]
    public void Waits_for_its_needs_alone() =>
        Assert.Equal(["slow 0", "a 0", "b 1", "c 2"], Order(Job("slow", "build"), Job("a", "build"), Needing("b", "test", "a"), Needing("c", "deploy", "b")));

    [Fact]
    public void Is_held_by_manual_jobs_that_it_needs_in_whatever_way() =>
        Assert.Equal(
            ["approve 0", "a 1 approve", "b 2 approve", "second 2 approve", "c 3 approve,second"],
            Order(Manual("approve", optional: true), Needing("a", "test", "approve"), Needing("b", "deploy", "a"), Needing("second", "deploy", "a") with { When = RunWhen.Manual }, Needing("c", "deploy", "b", "second")));

    [Fact]
    public void Is_held_by_manual_jobs_of_the_stages_before_that_may_not_be_passed_by() =>
        Assert.Equal(["optional 0", "gate 0", "a 1 gate", "b 2 gate", "at-once 0"], Order(Manual("optional", optional: true), Manual("gate", optional: false), Job("a", "test"), Job("b", "deploy"), Job("at-once", "deploy") with { Needs = [] }));

    [Fact]
    public void Passes_by_manual_jobs_of_the_stages_before_that_may_be() =>
        Assert.Equal(["optional 0", "a 0"], Order(Manual("optional", optional: true), Job("a", "test")));

    [Fact]
    public void Ends_when_jobs_need_each_other() => Assert.Equal(2, Order(Needing("a", "test", "b"), Needing("b", "test", "a")).Count);

    private static Job Job(string name, string stage) => PipelineSimulatorTests.Named(name) with { Stage = stage };

    private static Job Manual(string name, bool optional) => Job(name, "build") with { Rules = [new Rule { When = RunWhen.Manual, AllowFailure = optional }] };

    private static Job Needing(string name, string stage, params string[] needs) => Job(name, stage) with { Needs = [.. needs.Select(need => new Need(need))] };

    private static List<string> Order(params Job[] jobs) =>
        [.. PipelineSimulator.Simulate(PipelineSimulatorTests.With(jobs), PipelineEvent.Push("x")).Jobs.Select(job => $"{job.Job.Name} {job.Step} {string.Join(',', job.Gates)}".TrimEnd())];
}
