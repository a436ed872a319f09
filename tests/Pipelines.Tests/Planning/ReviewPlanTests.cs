using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>An environment for each merge request, when the application asks for it.</summary>
public class ReviewPlanTests
{
    private static readonly TargetNode
        Start = new("StartReview") { DependsOn = ["DockerBuild"], Job = new() { Stage = Stages.Deploy, Per = Per.Review, NeedsCredentials = true } },
        Stop = new("StopReview") { Job = new() { Stage = Stages.Deploy, Per = Per.Review, Use = EnvironmentUse.Stop, NeedsCredentials = true } };

    private static readonly Application WithReview = Shop.Application with
    {
        Review = new(new("review") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = global::Pipelines.Definitions.Start.Automatic, Url = "https://$CI_COMMIT_REF_SLUG.shop.example" }),
    };

    private static readonly PipelineResult Result = Generate(Start, Stop);

    [Fact]
    public void Is_named_after_the_branch_and_stopped_by_the_other_target_or_by_time() =>
        Assert.Equal(
            new EnvironmentLink("review/$CI_COMMIT_REF_SLUG")
            {
                Url = "https://$CI_COMMIT_REF_SLUG.shop.example",
                DeploymentTier = DeploymentTier.Development,
                Action = EnvironmentAction.Start,
                OnStop = "stop-review",
                AutoStopIn = TimeSpan.FromDays(2),
            },
            JobOf("start-review").Environment);

    [Fact]
    public void Is_stopped_by_a_job_that_says_the_same_of_it_and_needs_no_file_of_another()
    {
        var (start, stop) = (JobOf("start-review"), JobOf("stop-review"));

        Assert.Equal(new EnvironmentLink(start.Environment!.Name) { Action = EnvironmentAction.Stop }, stop.Environment);
        Assert.Equal("review/$CI_COMMIT_REF_SLUG", stop.ResourceGroup);
        Assert.Equal(start.ResourceGroup, stop.ResourceGroup);
        Assert.Equal(start.Rules.Select(rule => rule.If?.ToString()), stop.Rules.Select(rule => rule.If?.ToString()));
        Assert.Equal((RunWhen.Manual, true), (stop.Rules[^1].When, stop.Rules[^1].AllowFailure));
        Assert.Empty(stop.Needs!);
        Assert.Equal(["./build.sh StopReview --env review"], stop.Script);
    }

    [Fact]
    public void Is_there_in_merge_requests_of_this_project_and_never_in_those_of_a_fork() =>
        Assert.Equal(
            "$CI_PIPELINE_SOURCE == \"merge_request_event\" && $CI_MERGE_REQUEST_SOURCE_PROJECT_PATH == $CI_PROJECT_PATH",
            JobOf("start-review").Rules[^1].If!.ToString());

    [Fact]
    public void Holds_tokens_of_its_own_audience()
    {
        Assert.Equal(["vault:shop:review", "aws:shop:review"], JobOf("start-review").IdTokens.Select(token => token.Audiences.Single()));
        Assert.Empty(Result.Findings);
    }

    [Fact]
    public void Is_refused_its_tokens_where_a_fork_would_get_them() =>
        Assert.Equal(
            ["start-review", "stop-review"],
            PipelineGenerator.Generate(Graph(Start, Stop), WithReview, plan => plan with
            {
                Jobs = [.. plan.Jobs.Select(job => job.Name.EndsWith("-review") ? job with { Rules = [Variables.PipelineSource == "merge_request_event"] } : job)],
            }).Findings.Where(finding => finding.Rule == FindingRules.TokenForAnyone).Select(finding => finding.Reason.Split('\'')[1]));

    [Fact]
    public void Refuses_a_start_without_a_stop() =>
        Assert.Equal(
            "error PIPE0904 Build.StartReview: target 'StartReview' starts a review environment, and 0 targets stop it; it takes exactly one. "
            + "Put [Job(Per = Per.Review, Use = EnvironmentUse.Stop)] on the target that takes it down. https://docs.gitlab.com/ci/environments/#stopping-an-environment",
            Assert.Single(Generate(Start).Findings, finding => finding.Rule == FindingRules.NoReviewStop).ToString());

    [Fact]
    public void Refuses_review_jobs_of_an_application_that_has_none() =>
        Assert.Equal(
            "Build.StartReview: its job is for the review environments of merge requests, and shop has none. Set Application.Review.",
            Assert.Throws<DefinitionException>(() => PipelinePlanner.Plan(Graph(Start), Shop.Application)).Message);

    [Fact]
    public void Is_an_environment_of_the_command_line() => Assert.Equal("review", WithReview.Environment("review").Name.Text);

    private static TargetGraph Graph(params TargetNode[] review) => new("Build", [.. Shop.Graph.Targets, .. review]);

    private static PipelineResult Generate(params TargetNode[] review) => PipelineGenerator.Generate(Graph(review), WithReview);

    private static Job JobOf(string name) => Result.Pipeline.Jobs.Single(job => job.Name == name);
}
