using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Planning;
using Pipelines.Simulation;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>Pipelines that are asked to deploy one environment; EventTests has which jobs are in them.</summary>
public class AskedDeploymentTests
{
    private static readonly TargetNode Smoke = new("Smoke")
    {
        DependsOn = ["Deploy"],
        Job = new() { Stage = Stages.Deploy, Per = Per.Environment, Use = EnvironmentUse.Verify, When = When.Release },
    };

    private static readonly PipelineResult Result = PipelineGenerator.Generate(new("Build", [.. Shop.Graph.Targets, Smoke]), Shop.Application);

    [Fact]
    public void Are_offered_the_environments_in_the_form_for_a_new_pipeline()
    {
        var form = Result.Pipeline.Variables[0];

        Assert.Equal(("DEPLOY_ENVIRONMENT", ""), (form.Name, form.Value));
        Assert.Equal(["", "dev", "sit", "uat", "prod"], form.Options);
        Assert.Equal("Deploy what staging is to this environment, and do nothing else. Empty: the usual pipeline.", form.Description);
    }

    [Fact]
    public void May_be_asked_for_a_commit_too_which_the_deployment_looks_for_in_the_whole_history()
    {
        var form = Result.Pipeline.Variables[1];

        Assert.Equal(("DEPLOY_COMMIT", ""), (form.Name, form.Value));
        Assert.Equal("With DEPLOY_ENVIRONMENT: the commit that is deployed, by its id; its own pipeline has pushed its image. Empty: what staging is.", form.Description);
        Assert.Equal(["./build.sh Deploy --env uat ${DEPLOY_COMMIT:+--commit \"$DEPLOY_COMMIT\"} --skip"], Result.Pipeline.Jobs.Single(job => job.Name == "deploy:uat").Script);
        Assert.Equal([new VariableSetting("GIT_DEPTH", "0")], RuleOf("deploy:uat").Variables);
        Assert.Empty(RuleOf("smoke:uat").Variables);
    }

    [Theory]
    [InlineData("", "./build.sh --skip")]
    [InlineData("1234567", "./build.sh --commit 1234567 --skip")]
    [InlineData("$(touch here); 'x\" --force", "./build.sh --commit $(touch here); 'x\" --force --skip")]
    public void Hand_the_commit_on_as_one_word_or_none(string commit, string words)
    {
        var shell = Pipelines.Testing.RealPart.Require("sh")[0];
        var word = Result.Pipeline.Jobs.Single(job => job.Name == "deploy:uat").Script[0].Split("uat ")[1];
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(shell, ["-c", $"printf '[%s]' ./build.sh {word}"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DEPLOY_COMMIT"] = commit },
        })!;

        var printed = process.StandardOutput.ReadToEnd();

        Assert.Equal(commit.Length == 0 ? "[./build.sh][--skip]" : $"[./build.sh][--commit][{commit}][--skip]", printed);
        Assert.Equal(words, printed.Trim('[', ']').Replace("][", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("staging", "uat", "", true)]
    [InlineData("staging", "uat", "1234567", true)]
    [InlineData("staging", "", "1234567", false)]
    [InlineData("staging", "uta", "", false)]
    [InlineData("staging", "uat2", "", false)]
    [InlineData("staging", "UAT", "", false)]
    [InlineData("feature/x", "uat", "", false)]
    [InlineData("feature/x", "", "", true)]
    public void Are_made_for_what_can_be_deployed_and_not_green_for_what_cannot(string branch, string environment, string commit, bool isMade)
    {
        var asked = PipelineEvent.Asked(EventKind.Web, branch) with
        {
            Variables = new Dictionary<string, string> { ["DEPLOY_ENVIRONMENT"] = environment, ["DEPLOY_COMMIT"] = commit },
        };

        Assert.Equal(isMade, PipelineSimulator.Simulate(Result.Pipeline, asked).IsMade);
    }

    [Fact]
    public void Are_made_of_any_branch_when_a_deployment_is_for_any()
    {
        var anywhere = Shop.Deploy with { Job = new() { Stage = Stages.Deploy, Per = Per.Environment, NeedsCredentials = true, TakesCommit = true } };
        var rules = PipelineGenerator.Generate(new("Build", [.. Shop.Graph.Targets.Select(target => target == Shop.Deploy ? anywhere : target)]), Shop.Application).Pipeline.Workflow!.Rules;

        Assert.DoesNotContain(rules, rule => $"{rule.If}" == "$DEPLOY_ENVIRONMENT && $CI_COMMIT_BRANCH != \"staging\"");
        Assert.Contains(Result.Pipeline.Workflow!.Rules, rule => $"{rule.If}" == "$DEPLOY_ENVIRONMENT && $CI_COMMIT_BRANCH != \"staging\"");
    }

    [Fact]
    public void Are_not_offered_a_commit_by_a_deployment_that_takes_none()
    {
        var deploy = Shop.Deploy with { DependsOn = [], Job = new() { Stage = Stages.Deploy, Per = Per.Environment, When = When.Release, NeedsCredentials = true } };

        Assert.DoesNotContain("DEPLOY_COMMIT", PipelineGenerator.Generate(new("Build", Shop.Lint, deploy, Shop.Rollback), Shop.Application).Text);
    }

    [Fact]
    public void Start_a_deployment_at_once_that_a_person_would_start_and_wait_for_nothing_that_is_not_there()
    {
        var rule = RuleOf("deploy:uat");

        Assert.Equal((null, null), (rule.When, rule.AllowFailure));
        Assert.Equal([new Need("compile-build") { Artifacts = false }], rule.Needs!);
    }

    [Fact]
    public void Look_afterwards_whether_it_works() =>
        Assert.Equal((null, null), (RuleOf("smoke:uat").When, RuleOf("smoke:uat").Needs));

    [Fact]
    public void Have_no_need_that_is_missing() => Assert.Empty(Result.Findings);

    [Fact]
    public void Are_refused_when_a_need_of_theirs_is_missing()
    {
        var result = PipelineGenerator.Generate(
            Shop.Graph, Shop.Application, plan => plan.With("deploy:uat", job => job with { Rules = [.. job.Rules.Select(rule => rule with { Needs = null })] }));

        Assert.Equal(
            "job 'deploy:uat' needs 'deploy:sit', which is missing in pipelines such as: branch 'staging', DEPLOY_ENVIRONMENT = uat; GitLab then makes no pipeline at all",
            Assert.Single(result.Findings, finding => finding.Rule == FindingRules.AbsentNeed).Reason);
    }

    [Fact]
    public void Are_not_offered_by_a_build_that_deploys_nothing()
    {
        var plan = PipelinePlanner.Plan(new("Build", Shop.Lint, Shop.Package), Shop.Application);

        Assert.Equal(["NUGET_PACKAGES"], plan.Variables.Select(variable => variable.Name));
        Assert.DoesNotContain("DEPLOY_ENVIRONMENT", PipelineGenerator.Generate(new("Build", Shop.Lint, Shop.Package), Shop.Application).Text);
    }

    private static Rule RuleOf(string job) => Result.Pipeline.Jobs.Single(other => other.Name == job).Rules[0];
}
