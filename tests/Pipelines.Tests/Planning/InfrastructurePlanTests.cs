using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Simulation;
using Pipelines.Values;
using Pipelines.Tests.Yaml;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>The infrastructure's own pipeline, and the one job of the application's that starts it.</summary>
public class InfrastructurePlanTests
{
    private static readonly TargetNode
        InfraLint = new("InfraLint") { Job = new() { Infrastructure = InfrastructureStep.Lint } },
        InfraPlan = new("InfraPlan") { Job = new() { Infrastructure = InfrastructureStep.Plan } },
        InfraApply = new("InfraApply") { Job = new() { Infrastructure = InfrastructureStep.Apply } };

    private static readonly Application Application = Shop.Application with { Infrastructure = new("infra/environment") };

    private static readonly TargetGraph Graph = Shop.Graph with
    {
        Targets = [.. Shop.Graph.Targets.Select(target => target == Shop.CheckPipeline ? target with { Job = new() { AtOnce = true, ChecksDefinition = true } } : target), InfraLint, InfraPlan, InfraApply],
    };

    private static PipelineResult Result => PipelineGenerator.Generate(Graph, Application);

    private static Pipeline Child => Assert.Single(Result.Children).Pipeline;

    [Fact]
    public void Is_in_a_file_of_its_own_and_nothing_is_found_in_either()
    {
        Assert.Equal(".gitlab/infra.gitlab-ci.yml", Assert.Single(Result.Children).File);
        Assert.Empty(Result.Findings);
    }

    [Fact]
    public void Leaves_the_pipeline_of_an_application_without_infrastructure_as_it_was()
    {
        var before = PipelineGenerator.Generate(Shop.Graph, Shop.Application);

        Assert.Empty(before.Children);
        Assert.Equal(before.Text, PipelineGenerator.Generate(Shop.Graph, Application).Text);
        Assert.DoesNotContain("INFRASTRUCTURE", before.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lints_then_plans_then_applies_in_the_order_of_promotion() => Assert.Equal(
        [
            "lint infra-lint:",
            "plan infra-preview:dev: infra-lint", "plan infra-plan:dev: infra-lint", "plan infra-preview:sit: infra-lint", "plan infra-plan:sit: infra-lint",
            "plan infra-preview:uat: infra-lint", "plan infra-plan:uat: infra-lint", "plan infra-preview:prod: infra-lint", "plan infra-plan:prod: infra-lint",
            "apply infra-apply:dev: infra-plan:dev", "apply infra-apply:sit: infra-plan:sit infra-apply:dev",
            "apply infra-apply:uat: infra-plan:uat infra-apply:sit", "apply infra-apply:prod: infra-plan:prod infra-apply:sit",
        ],
        Child.Jobs.Select(job => $"{job.Stage} {job.Name}: {string.Join(' ', job.Needs!.Select(need => need.Job))}".TrimEnd(' ')));

    [Theory]
    [InlineData("infra-apply:dev", null, null)]
    [InlineData("infra-apply:sit", null, null)]
    [InlineData("infra-apply:uat", RunWhen.Manual, true)]
    [InlineData("infra-apply:prod", RunWhen.Manual, true)]
    public void Applies_by_itself_where_deployments_do(string job, RunWhen? when, bool? allowFailure)
    {
        var rule = Assert.Single(Job(job).Rules);

        Assert.Equal(("$CI_COMMIT_BRANCH == \"staging\"", when, allowFailure), (rule.If!.ToString(), rule.When, rule.AllowFailure));
    }

    [Fact]
    public void Applies_with_a_role_a_lock_and_the_plan_of_its_own_and_makes_no_deployment()
    {
        var apply = Job("infra-apply:uat");

        Assert.Equal(("uat", EnvironmentAction.Prepare), (apply.Environment!.Name, apply.Environment.Action));
        Assert.Equal(("infra/uat", false, 0), (apply.ResourceGroup, apply.Interruptible, apply.Retry!.Max));
        Assert.Equal(["aws:shop:uat:infra"], Assert.Single(apply.IdTokens).Audiences);
        Assert.Equal([("infra-plan:uat", true), ("infra-apply:sit", false)], apply.Needs!.Select(need => (need.Job, need.Artifacts)));
        Assert.Equal(["./build.sh InfraApply --env uat"], apply.Script);
    }

    [Fact]
    public void Hands_the_saved_plan_to_the_job_that_applies_it_alone()
    {
        var plan = Job("infra-plan:uat");

        Assert.Equal(["artifacts/infra/uat/plan.tfplan", "artifacts/infra/uat/plan.json", "artifacts/infra/uat/plan.md"], plan.Artifacts!.Paths);
        Assert.Equal(ArtifactsAccess.None, plan.Artifacts.Access);
        Assert.Equal(["aws:shop:uat:infra-plan"], Assert.Single(plan.IdTokens).Audiences);
        Assert.Equal("infra/uat", plan.ResourceGroup);
    }

    [Fact]
    public void Shows_a_merge_request_what_it_would_do_and_nothing_that_could_be_applied()
    {
        var preview = Job("infra-preview:uat");

        Assert.Equal("$CI_MERGE_REQUEST_ID", Assert.Single(preview.Rules).If!.ToString());
        Assert.Equal(["./build.sh InfraPlan --env uat --preview"], preview.Script);
        Assert.Equal(["artifacts/infra/uat/plan.md"], preview.Artifacts!.Paths);
        Assert.Equal(("Infrastructure of uat", ArtifactsWhen.Always), (preview.Artifacts.ExposeAs, preview.Artifacts.When));
        Assert.Equal(["artifacts/infra/uat/report.json"], preview.Artifacts.Reports!.Terraform);
        Assert.Null(preview.ResourceGroup);
    }

    [Fact]
    public void Links_no_previews_when_a_merge_request_could_not_show_all_of_them()
    {
        var many = Enumerable.Range(0, 11).Select(number => new DeploymentEnvironment($"e{number}") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Other, Start = Start.Manual });

        var result = PipelineGenerator.Generate(Graph, Application with { Environments = [.. many] });

        Assert.Empty(result.Findings);
        Assert.All(result.Children[0].Pipeline.Jobs, job => Assert.Null(job.Artifacts?.ExposeAs));
    }

    [Fact]
    public void Waits_for_what_is_compiled_once_and_for_the_check_of_the_definition()
    {
        var trigger = Result.Pipeline.Jobs.Single(job => job.Name == "infra");

        Assert.Equal([("compile-build", false), ("check-pipeline", false)], trigger.Needs!.Select(need => (need.Job, need.Artifacts)));
        Assert.Equal((TriggerStrategy.Depend, false), (trigger.Trigger!.Strategy, trigger.Trigger.Forward!.YamlVariables));
        Assert.DoesNotContain(Result.Pipeline.Jobs, job => (job.Needs ?? []).Any(need => need.Job == "infra"));
        Assert.Null(trigger.ResourceGroup);
    }

    [Fact]
    public void Starts_with_a_change_below_its_folder_alone()
    {
        Assert.Contains("infra", JobsOf(PipelineEvent.Push("staging") with { ChangedFiles = ["infra/environment/main.tf"] }));
        Assert.DoesNotContain("infra", JobsOf(PipelineEvent.Push("staging") with { ChangedFiles = ["samples/shop.rb", "infrastructure.md"] }));
        Assert.Contains("infra", JobsOf(PipelineEvent.MergeRequest("feature/x") with { ChangedFiles = ["infra/environments/dev/terraform.tfvars.json"] }));
        Assert.DoesNotContain("infra", JobsOf(PipelineEvent.MergeRequest("feature/x") with { ChangedFiles = ["infra/environment/main.tf"], IsFromFork = true }));
        Assert.DoesNotContain("infra", JobsOf(PipelineEvent.Push("feature/x") with { ChangedFiles = ["infra/environment/main.tf"] }));
        Assert.DoesNotContain("infra", JobsOf(PipelineEvent.Asked(EventKind.Schedule, "staging")));
        Assert.DoesNotContain("infra", JobsOf(PipelineEvent.OfTag("v1")));
    }

    [Fact]
    public void Is_asked_for_without_anything_of_the_application()
    {
        var asked = PipelineEvent.Asked(EventKind.Web, "staging") with { Variables = new Dictionary<string, string> { ["INFRASTRUCTURE"] = "yes" } };

        Assert.Equal(["compile-build", "check-pipeline", "infra"], JobsOf(asked));
    }

    [Fact]
    public void Is_not_in_a_pipeline_that_was_asked_for_a_deployment()
    {
        var asked = PipelineEvent.Asked(EventKind.Web, "staging") with { Variables = new Dictionary<string, string> { ["DEPLOY_ENVIRONMENT"] = "uat" } };

        Assert.Equal(["compile-build", "deploy:uat", "rollback:uat"], JobsOf(asked));
    }

    [Fact]
    public void Is_in_the_pipeline_of_an_application_that_deploys_nothing()
    {
        var graph = new TargetGraph("Build", Shop.Lint, InfraLint, InfraPlan, InfraApply);

        var result = PipelineGenerator.Generate(graph, Application);

        Assert.Empty(result.Findings);
        Assert.Equal(["test", "deploy"], result.Pipeline.Stages);
        Assert.Equal(["$INFRASTRUCTURE"], result.Pipeline.Jobs.Single(job => job.Name == "lint").Rules.Where(rule => rule.When == RunWhen.Never).Select(rule => rule.If!.ToString()));
    }

    [Fact]
    public void Takes_the_changes_of_the_author()
    {
        var result = PipelineGenerator.Generate(Graph, Application, customizeInfrastructure: plan => plan.With("infra-lint", lint => lint with { Tags = ["cloud"] }));

        Assert.Contains("infra-lint:\n  stage: lint\n  tags:\n    - cloud\n", result.Children[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_where_the_infrastructure_says()
    {
        var result = PipelineGenerator.Generate(Graph, Application with { Infrastructure = new("infra/environment") { RunnerImage = RunnerImage.Shell("cloud") } });

        Assert.Null(result.Children[0].Pipeline.Default!.Image);
        Assert.Equal(["cloud"], result.Children[0].Pipeline.Default!.Tags);
    }

    [Fact]
    public void Is_what_GitLabs_schema_takes() => Assert.Empty(YamlJson.Read(Result.Children[0].Text).SelectMany(document => SchemaCheck.Of(GitLabSchema.Root, document).Errors));

    [Fact]
    public void Refuses_targets_without_infrastructure() => Refuses(
        Graph, Shop.Application,
        """
        Build.InfraLint: its job is for the infrastructure, and shop has none. Set Application.Infrastructure.
        Build.InfraPlan: its job is for the infrastructure, and shop has none. Set Application.Infrastructure.
        Build.InfraApply: its job is for the infrastructure, and shop has none. Set Application.Infrastructure.
        """);

    [Fact]
    public void Refuses_two_targets_for_one_step() => Refuses(
        Graph with { Targets = [.. Graph.Targets, InfraPlan with { Name = "Other" }] }, Application,
        "Build.Other: 'InfraPlan' is the target for InfrastructureStep.Plan already. Let one of them be it.");

    [Fact]
    public void Refuses_to_run_in_an_image_that_a_branch_may_replace() => Refuses(
        Graph with { FileHashes = new Dictionary<string, string> { ["ci.Dockerfile"] = "aaaaaaaaaaaa" } }, Application with { RunnerImage = RunnerImage.Built("ci.Dockerfile") },
        "Build.Application.Infrastructure: its jobs hold credentials and would run in the image of 'ci.Dockerfile', which whoever may push a branch may replace. "
        + "Set Infrastructure.RunnerImage = RunnerImage.Published(…), an image with the .NET SDK and Terraform.");

    [Fact]
    public void Refuses_a_root_that_is_no_folder_of_the_repository() => Assert.Equal(
        "infrastructure '../infra': a folder relative to the repository's root, with '/' between its parts, was expected. Write one such as 'infra/environment'.",
        Assert.Throws<DefinitionException>(() => new Infrastructure("../infra")).Message);

    private static void Refuses(TargetGraph graph, Application application, string message) =>
        Assert.Equal(message, Assert.Throws<DefinitionException>(() => PipelineGenerator.Generate(graph, application)).Message);

    private static Job Job(string name) => Child.Jobs.Single(job => job.Name == name);

    private static IEnumerable<string> JobsOf(PipelineEvent happened)
    {
        var simulated = PipelineSimulator.Simulate(Result.Pipeline, happened with { DefaultBranch = "staging" });
        Assert.True(simulated.IsMade || simulated.Findings.Count == 0, simulated.Reason);
        return simulated.Jobs.Select(job => job.Job.Name);
    }
}
