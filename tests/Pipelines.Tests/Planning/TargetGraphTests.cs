using Pipelines.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

public class TargetGraphTests
{
    [Fact]
    public void Refuses_all_unknown_and_doubled_names_at_once() =>
        Assert.Equal(
            """
            Build.Lint: there are two targets of this name. Rename one of them.
            Build.Test: it depends on 'Lnit', and there is no target of that name. Did you mean 'Lint'? Name a target of this build.
            Other.Symbol: it comes after 'Nothing', and there is no target of that name. Name a target of this build.
            Other.Symbol: it consumes 'Tset', and there is no target of that name. Did you mean 'Test'? Name a target of this build.
            """,
            Refusal(
                new("Lint"),
                new("Lint"),
                new("Test") { DependsOn = ["Lnit"] },
                new("Pack") { Symbol = "Other.Symbol", After = ["Nothing"], Consumes = ["Tset"] }));

    [Fact]
    public void Refuses_targets_that_wait_for_each_other() =>
        Assert.Equal(
            "Build: these targets wait for each other in a circle: Test -> Pack -> Test. Remove one DependsOn or Consumes.",
            Refusal(
                new("All") { DependsOn = ["Test"] },
                new("Test") { DependsOn = ["Pack"] },
                new("Pack") { Consumes = ["Test"] }));

    [Fact]
    public void Refuses_jobs_for_environments_that_are_not_there() =>
        Assert.Equal(
            """
            Build.DockerPush: its job is for an environment, and shop has none. List them in Application.Environments.
            Build.Deploy: its job is for an environment, and shop has none. List them in Application.Environments.
            Build.Rollback: its job is for an environment, and shop has none. List them in Application.Environments.
            """,
            Assert.Throws<DefinitionException>(() => PipelinePlanner.Plan(Shop.Graph, Shop.Application with { Environments = [] })).Message);

    private static string Refusal(params TargetNode[] targets) =>
        Assert.Throws<DefinitionException>(() => PipelinePlanner.Plan(new("Build", targets), Shop.Application)).Message;
}
