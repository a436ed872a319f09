using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Planning;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>Every deployment has a way back, under the same rules.</summary>
public class RollbackPlanTests
{
    private static readonly PipelineResult Result = PipelineGenerator.Generate(Shop.Graph, Shop.Application);

    [Fact]
    public void Has_one_for_each_deployment() =>
        Assert.Equal(
            Result.Pipeline.Jobs.Where(job => job.Environment?.IsDeployment == true).Select(job => job.Name.Replace("deploy", "rollback")),
            Result.Pipeline.Jobs.Where(job => job.Name.StartsWith("rollback:")).Select(job => job.Name));

    [Theory]
    [InlineData("dev")]
    [InlineData("uat")]
    public void Has_the_lock_the_tokens_and_the_rules_of_the_deployment(string environment)
    {
        var (deploy, rollback) = (JobOf($"deploy:{environment}"), JobOf($"rollback:{environment}"));

        Assert.Equal(deploy.ResourceGroup, rollback.ResourceGroup);
        Assert.Equal(deploy.IdTokens.Select(token => token.Audiences.Single()), rollback.IdTokens.Select(token => token.Audiences.Single()));
        Assert.Equal(deploy.Rules.Select(rule => rule.If!.ToString()), rollback.Rules.Select(rule => rule.If!.ToString()));
        Assert.Equal([$"./build.sh Rollback --env {environment}"], rollback.Script);
        Assert.False(rollback.Interruptible);
        Assert.Equal(0, rollback.Retry!.Max);
    }

    [Fact]
    public void Is_started_by_a_person_also_where_the_deployment_starts_by_itself_and_holds_no_pipeline()
    {
        var rules = JobOf("rollback:dev").Rules.Where(rule => rule.When != RunWhen.Never).ToList();

        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule => Assert.Equal((RunWhen.Manual, true), (rule.When, rule.AllowFailure)));
    }

    [Fact]
    public void Waits_for_no_build_and_no_test() => Assert.Equal([new Need("compile-build") { Artifacts = false }], JobOf("rollback:prod").Needs!);

    [Fact]
    public void Is_no_deployment_for_GitLab_and_yet_for_those_alone_who_may_deploy() =>
        Assert.Equal(new EnvironmentLink("uat") { Action = EnvironmentAction.Prepare }, JobOf("rollback:uat").Environment);

    [Fact]
    public void Warns_of_deployments_without_a_way_back() =>
        Assert.Equal(
            "warning PIPE0902 Build.Deploy: target 'Deploy' deploys, and no target rolls back, so the way back from a bad release is a new commit and a whole pipeline. "
            + "Add IRollback to the build class, or [Job(Per = Per.Environment, Use = EnvironmentUse.Rollback)] to a target. https://docs.gitlab.com/ci/environments/deployment_safety/",
            Assert.Single(PipelinePlanner.Findings(new("Build", [.. Shop.Graph.Targets.Where(target => target.Name != "Rollback")]), Shop.Application)).ToString());

    [Fact]
    public void Refuses_a_way_back_that_is_not_there_wherever_the_deployment_is() =>
        Assert.Equal(
            "error PIPE0903 Build.Rollback: target 'Rollback' rolls back When.Always, and 'Deploy' deploys When.Release; a deployment and its rollback exist in the same pipelines. "
            + "Give both the same When. https://docs.gitlab.com/ci/environments/deployment_safety/",
            Assert.Single(PipelinePlanner.Findings(new("Build", Shop.Deploy, Shop.Rollback with { Job = new() { Per = Per.Environment, Use = EnvironmentUse.Rollback } }), Shop.Application)).ToString());

    [Fact]
    public void Finds_nothing_in_the_two_together() => Assert.DoesNotContain(Result.Findings, finding => finding.Rule == FindingRules.DuplicateDeployment);

    private static Job JobOf(string name) => Result.Pipeline.Jobs.Single(job => job.Name == name);
}
