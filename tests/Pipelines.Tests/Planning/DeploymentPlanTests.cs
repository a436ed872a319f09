using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Xunit;

namespace Pipelines.Tests.Planning;

public class DeploymentPlanTests
{
    [Fact]
    public void Waits_for_everything_of_the_stages_before_although_the_target_does_not_depend_on_it() =>
        Assert.Equal(["lint", "check-pipeline", "test", "docker-push"], Needs(Shop.Application, "deploy:dev"));

    [Fact]
    public void Follows_the_automatic_environment_before() => Assert.Equal(["deploy:dev"], Needs(Shop.Application, "deploy:sit"));

    [Fact]
    public void Never_waits_for_an_environment_that_a_person_starts()
    {
        Assert.Equal(["deploy:sit"], Needs(Shop.Application, "deploy:uat"));
        Assert.Equal(["deploy:sit"], Needs(Shop.Application, "deploy:prod"));
    }

    [Fact]
    public void Waits_for_images_and_tests_itself_when_no_environment_before_is_automatic() =>
        Assert.Equal(["lint", "check-pipeline", "test", "docker-push"], Needs(Shop.Application with { Environments = [Shop.Uat, Shop.Prod] }, "deploy:prod"));

    [Fact]
    public void Does_not_wait_for_jobs_that_are_not_in_all_of_its_pipelines()
    {
        var anywhere = Shop.Deploy with { DependsOn = [], Job = new() { Stage = Stages.Deploy, Per = Per.Environment } };

        Assert.Equal(
            ["lint"],
            PipelinePlanner.Plan(new("Build", Shop.Lint, Shop.Package with { Name = "Other" }, anywhere), Shop.Application).Jobs.Single(job => job.Name == "deploy:dev").Needs!.Select(need => need.Job));
    }

    [Fact]
    public void Has_no_optional_need() => Assert.All(Plan(Shop.Application).Jobs, job => Assert.DoesNotContain(job.Needs ?? [], need => need.Optional));

    [Fact]
    public void Starts_by_a_person_without_holding_the_pipeline()
    {
        var rule = Job(Shop.Application, "deploy:uat").Rules[^1];

        Assert.Equal((RunWhen.Manual, true, "$CI_COMMIT_BRANCH == \"staging\" && $CI_PIPELINE_SOURCE != \"schedule\""), (rule.When, rule.AllowFailure, rule.If!.ToString()));
    }

    [Fact]
    public void Starts_by_itself_where_the_environment_says_so()
    {
        var rule = Job(Shop.Application, "deploy:sit").Rules[^1];

        Assert.Equal((null, null), (rule.When, rule.AllowFailure));
    }

    [Fact]
    public void Says_environment_tier_address_lock_tokens_and_command()
    {
        var deploy = Job(Shop.Application, "deploy:uat");

        Assert.Equal(new EnvironmentLink("uat") { Url = "https://uat.shop.example", DeploymentTier = DeploymentTier.Staging, Action = EnvironmentAction.Start }, deploy.Environment);
        Assert.Equal("uat", deploy.ResourceGroup);
        Assert.Equal(["vault:shop:uat", "aws:shop:uat"], deploy.IdTokens.Select(token => token.Audiences.Single()));
        Assert.Equal(["./build.sh Deploy --env uat ${DEPLOY_COMMIT:+--commit \"$DEPLOY_COMMIT\"} --skip"], deploy.Script);
        Assert.False(deploy.Interruptible);
        Assert.Equal(new Retry(0), deploy.Retry! with { When = new Retry(0).When });
    }

    [Theory]
    [InlineData(EnvironmentUse.Verify, EnvironmentAction.Verify)]
    [InlineData(EnvironmentUse.Prepare, EnvironmentAction.Prepare)]
    [InlineData(EnvironmentUse.Access, EnvironmentAction.Access)]
    public void Makes_no_deployment_of_other_uses(EnvironmentUse use, EnvironmentAction action) =>
        Assert.Equal(new EnvironmentLink("uat") { Action = action }, Job(Shop.Application, "smoke:uat", Smoke(use)).Environment);

    [Fact]
    public void Lets_what_follows_a_deployment_start_by_itself()
    {
        var smoke = Job(Shop.Application, "smoke:uat", Smoke(EnvironmentUse.Verify));

        Assert.Equal(["deploy:uat"], OwnNeeds(smoke));
        Assert.All(smoke.Rules, rule => Assert.NotEqual(RunWhen.Manual, rule.When));
    }

    [Fact]
    public void Lets_a_person_start_whatever_else_is_for_an_environment_with_a_manual_start() =>
        Assert.Equal(RunWhen.Manual, Job(Shop.Application, "smoke:uat", Smoke(EnvironmentUse.Access) with { DependsOn = [] }).Rules[^1].When);

    [Fact]
    public void Means_the_automatic_environments_when_a_job_for_all_depends_on_one_for_each() =>
        Assert.Equal(
            ["deploy:sit"],
            OwnNeeds(Job(Shop.Application, "report", new TargetNode("Report") { DependsOn = ["Deploy"], Job = new() { Stage = Stages.Deploy, When = When.Release } })));

    private static TargetNode Smoke(EnvironmentUse use) =>
        new("Smoke") { DependsOn = ["Deploy"], Job = new() { Stage = Stages.Deploy, Per = Per.Environment, Use = use, When = When.Release } };

    private static Pipeline Plan(Application application, params TargetNode[] more) => PipelinePlanner.Plan(new("Build", [.. Shop.Graph.Targets, .. more]), application);

    private static Job Job(Application application, string name, params TargetNode[] more) => Plan(application, more).Jobs.Single(job => job.Name == name);

    private static IEnumerable<string> Needs(Application application, string name) => OwnNeeds(Job(application, name));

    // CompileOnceTests has what is for every job.
    private static IEnumerable<string> OwnNeeds(Job job) => job.Needs!.Select(need => need.Job).Where(need => need != "compile-build");
}
