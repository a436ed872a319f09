using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>Which jobs an event has, as gitlab-ci-local sees it, which evaluates the rules by itself.</summary>
public class EventTests
{
    private const string Checks = "compile-build lint check-pipeline";
    private const string Change = "compile-build package docker-build lint check-pipeline test";
    private const string Whole = Change + " docker-push deploy:dev deploy:sit deploy:uat deploy:prod rollback:dev rollback:sit rollback:uat rollback:prod";

    private const string Probe = "pipeline-is-made";

    // gitlab-ci-local lists jobs also where the workflow makes no pipeline: a job with the workflow's rules tells.
    private static readonly string Text = PipelineGenerator.Generate(
        Shop.Graph,
        Shop.Application,
        plan => plan with { Jobs = [.. plan.Jobs, new(Probe) { Stage = "test", Script = ["true"], Rules = plan.Workflow!.Rules }] }).Text;

    [Fact]
    public void Checks_a_push_to_a_branch() => Assert.Equal(Checks, Jobs(("CI_COMMIT_BRANCH", "feature/x")));

    [Fact]
    public void Makes_no_second_pipeline_for_a_push_to_a_branch_with_a_merge_request() =>
        Assert.Equal("", Jobs(("CI_COMMIT_BRANCH", "feature/x"), ("CI_OPEN_MERGE_REQUESTS", "group/shop!1")));

    [Fact]
    public void Tests_and_packs_a_merge_request_and_holds_no_credentials() =>
        Assert.Equal(Change, Jobs(MergeRequest("feature/x")));

    [Fact]
    public void Deploys_a_push_to_the_release_branch() => Assert.Equal(Whole, Jobs(("CI_COMMIT_BRANCH", "staging")));

    [Fact]
    public void Deploys_the_release_branch_also_while_a_merge_request_leads_from_it() =>
        Assert.Equal(Whole, Jobs(("CI_COMMIT_BRANCH", "staging"), ("CI_OPEN_MERGE_REQUESTS", "group/shop!1")));

    [Fact]
    public void Makes_no_second_pipeline_for_the_merge_request_that_leads_from_the_release_branch() =>
        Assert.Equal("", Jobs(MergeRequest("staging")));

    [Fact]
    public void Tests_a_merge_request_from_the_branch_of_a_fork_that_is_called_like_the_release_branch() =>
        Assert.Equal(Change, Jobs([.. MergeRequest("staging"), ("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "fork/shop")]));

    [Fact]
    public void Checks_a_tag() => Assert.Equal(Checks, Jobs(("CI_COMMIT_BRANCH", null), ("CI_COMMIT_TAG", "v1")));

    [Fact]
    public void Tests_a_schedule_of_a_branch_with_a_merge_request() =>
        Assert.Equal(Change, Jobs(("CI_PIPELINE_SOURCE", "schedule"), ("CI_COMMIT_BRANCH", "feature/x"), ("CI_OPEN_MERGE_REQUESTS", "group/shop!1")));

    [Fact]
    public void Tests_a_schedule_of_the_release_branch_and_deploys_nothing() =>
        Assert.Equal(Change, Jobs(("CI_PIPELINE_SOURCE", "schedule"), ("CI_COMMIT_BRANCH", "staging")));

    [Fact]
    public void Deploys_the_one_environment_that_a_person_asks_for() =>
        Assert.Equal("compile-build deploy:uat rollback:uat", Jobs(("CI_PIPELINE_SOURCE", "web"), ("CI_COMMIT_BRANCH", "staging"), ("DEPLOY_ENVIRONMENT", "uat")));

    [Fact]
    public void Deploys_the_one_environment_that_a_schedule_asks_for() =>
        Assert.Equal("compile-build deploy:dev rollback:dev", Jobs(("CI_PIPELINE_SOURCE", "schedule"), ("CI_COMMIT_BRANCH", "staging"), ("DEPLOY_ENVIRONMENT", "dev")));

    [Fact]
    public void Makes_no_pipeline_for_a_deployment_of_another_branch_whoever_asks() =>
        Assert.Equal("", Jobs(("CI_PIPELINE_SOURCE", "web"), ("CI_COMMIT_BRANCH", "feature/x"), ("DEPLOY_ENVIRONMENT", "prod")));

    private static (string, string?)[] MergeRequest(string branch) =>
    [
        ("CI_PIPELINE_SOURCE", "merge_request_event"), ("CI_COMMIT_BRANCH", null),
        ("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", branch), ("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "group/shop"), ("CI_PROJECT_PATH", "group/shop"),
    ];

    private static string Jobs(params (string, string?)[] variables)
    {
        var jobs = GitLabCiLocal.Jobs(Text, variables);
        return jobs.Contains(Probe) ? string.Join(' ', jobs.Where(job => job != Probe)) : "";
    }
}
