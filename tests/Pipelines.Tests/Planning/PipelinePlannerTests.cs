using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Xunit;

namespace Pipelines.Tests.Planning;

public class PipelinePlannerTests
{
    [Fact]
    public void Makes_a_job_of_each_target_that_says_so_by_stage_then_declaration_then_environment() =>
        Assert.Equal(
            [
                "compile-build", "package", "docker-build", "lint", "check-pipeline", "test", "docker-push", "deploy:dev", "deploy:sit", "deploy:uat", "deploy:prod",
                "rollback:dev", "rollback:sit", "rollback:uat", "rollback:prod",
            ],
            Plan(Shop.Graph).Jobs.Select(job => job.Name));

    [Fact]
    public void Puts_stages_of_ones_own_after_the_known_ones() =>
        Assert.Equal(
            ["build", "deploy", "smoke"],
            Plan(new("Build", Job("Smoke", new() { Stage = "smoke" }), Job("Ship", new() { Stage = Stages.Deploy }), Job("Pack", new() { Stage = Stages.Build }))).Stages);

    [Fact]
    public void Starts_at_once_what_says_so_and_runs_its_dependencies_inside()
    {
        var lint = JobOf(new("Build", Job("Restore", new()), Job("Lint", new() { AtOnce = true }, "Restore")), "lint");

        Assert.Empty(lint.Needs!);
        Assert.Equal(["./build.sh Lint"], lint.Script);
    }

    [Fact]
    public void Leaves_the_order_of_stages_to_a_job_without_dependencies_and_takes_none_of_their_files()
    {
        TargetGraph graph = new("Build", Job("Pack", new() { Stage = Stages.Build }), Job("Test", new()));

        Assert.Null(JobOf(graph, "test").Needs);
        Assert.Empty(JobOf(graph, "test").Dependencies!);
        Assert.Null(JobOf(graph, "pack").Needs);
        Assert.Null(JobOf(graph, "pack").Dependencies);
    }

    [Fact]
    public void Needs_the_nearest_jobs_and_not_what_they_need_themselves() =>
        Assert.Equal(
            ["pack"],
            NeedsOf(new("Build", Job("Compile", new()), Job("Pack", new(), "Compile"), Job("Ship", new(), "Pack", "Compile")), "ship"));

    [Fact]
    public void Looks_through_targets_that_are_no_jobs() =>
        Assert.Equal(
            ["compile"],
            NeedsOf(new("Build", Job("Compile", new()), new TargetNode("Restore") { DependsOn = ["Compile"] }, Job("Ship", new(), "Restore")), "ship"));

    [Theory]
    [InlineData("", "./build.sh Ship")] // nothing before it
    [InlineData("Pack", "./build.sh Ship --skip")] // only jobs before it
    [InlineData("Restore", "./build.sh Ship")] // runs inside
    [InlineData("Pack Restore", "./build.sh Ship --skip Compile Pack")] // some run inside, those that ran before are named
    public void Skips_exactly_what_other_jobs_have_run(string dependsOn, string script) =>
        Assert.Equal(
            [script],
            JobOf(
                new("Build", new TargetNode("Restore"), Job("Compile", new(), "Restore"), Job("Pack", new(), "Compile"), Job("Ship", new(), dependsOn.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
                "ship").Script);

    [Fact]
    public void Downloads_the_files_of_jobs_that_it_consumes_and_no_others()
    {
        var ship = JobOf(
            new(
                "Build",
                Job("Pack", new()) with { Produces = ["*.deb"] },
                Job("Test", new(), "Pack"),
                Job("Ship", new(), "Test") with { Consumes = ["Pack"] }),
            "ship");

        Assert.Equal([new Need("pack"), new Need("test") { Artifacts = false }], ship.Needs!);
    }

    [Fact]
    public void Takes_files_of_a_target_without_a_job_from_the_job_that_ran_it()
    {
        TargetGraph graph = new(
            "Build",
            new TargetNode("Compile") { Produces = ["bin/**"] },
            Job("Test", new(), "Compile"),
            Job("Ship", new(), "Test") with { Consumes = ["Compile"] });

        Assert.Equal(["bin/**"], JobOf(graph, "test").Artifacts!.Paths);
        Assert.Equal([new Need("test")], JobOf(graph, "ship").Needs!);
    }

    [Fact]
    public void Downloads_the_variables_of_a_dotenv_report() =>
        Assert.Equal(
            [new Need("version")],
            JobOf(new("Build", Job("Version", new() { DotenvReport = "version.env" }), Job("Ship", new(), "Version")), "ship").Needs!);

    [Fact]
    public void Keeps_reports_of_a_failed_job()
    {
        var artifacts = JobOf(Shop.Graph, "test").Artifacts!;

        Assert.Equal(ArtifactsWhen.Always, artifacts.When);
        Assert.Equal(["artifacts/tests/*.xml"], artifacts.Reports!.JUnit);
    }

    [Fact]
    public void Keeps_what_a_job_has_learnt_even_when_it_failed()
    {
        var cache = Assert.Single(JobOf(new("Build", Job("Lint", new() { KeptFiles = ".nuke/temp/lint/cache" })), "lint").Cache!);

        Assert.Equal((ArtifactsWhen.Always, ".nuke/temp/lint/cache"), (cache.When, Assert.Single(cache.Paths)));
        Assert.Equal("lint-kept", Assert.IsType<CacheKey.Named>(cache.Key).Text);
    }

    [Fact]
    public void Hands_GitLab_every_report_that_a_target_writes()
    {
        var test = JobOf(
            new(
                "Build",
                Job("Test", new()
                {
                    CodeQualityReport = "q.json",
                    JUnitReport = "j/*.xml",
                    CoverageReport = "c/*.cobertura.xml",
                    Coverage = "/Total coverage: (?:\\d+)%/",
                    DotenvReport = "v.env",
                    TerraformReport = "plan.json",
                })),
            "test");
        var reports = test.Artifacts!.Reports!;

        Assert.Equal("/Total coverage: (?:\\d+)%/", test.Coverage);
        Assert.Equal(new CoverageReport(CoverageFormat.Cobertura, "c/*.cobertura.xml"), reports.Coverage);
        Assert.Equal(["q.json", "j/*.xml", "v.env", "plan.json"], [.. reports.CodeQuality, .. reports.JUnit, .. reports.Dotenv, .. reports.Terraform]);
    }

    [Fact]
    public void Runs_parts_in_parallel()
    {
        var test = JobOf(new("Build", Job("Pack", new()), Job("Test", new(), "Pack") with { PartitionSize = 3 }), "test");

        Assert.Equal(new Parallelism.Times(3), test.Parallel);
        Assert.Equal(["./build.sh Test --partition $CI_NODE_INDEX/$CI_NODE_TOTAL --skip"], test.Script);
    }

    [Fact]
    public void Gives_an_engine_to_the_job_that_needs_one_and_no_credentials()
    {
        var build = JobOf(Shop.Graph, "docker-build");

        Assert.Equal(["docker:28-dind"], build.Services.Select(service => service.Name));
        Assert.Equal(
            ["DOCKER_HOST=tcp://docker:2376", "DOCKER_TLS_VERIFY=1", "DOCKER_TLS_CERTDIR=/certs", "DOCKER_CERT_PATH=/certs/client"],
            build.Variables.Select(variable => $"{variable.Name}={variable.Value}"));
        Assert.Empty(build.IdTokens);
    }

    [Fact]
    public void Leaves_the_engine_to_a_runner_that_has_one()
    {
        var build = Plan(Shop.Graph, Shop.Application with { Engine = EngineAccess.Runner }).Jobs.Single(job => job.Name == "docker-build");

        Assert.Empty(build.Services);
        Assert.Empty(build.Variables);
    }

    [Fact]
    public void Gives_credentials_that_are_for_no_environment_those_of_the_first_without_a_deployment()
    {
        var push = JobOf(Shop.Graph, "docker-push");

        Assert.Equal(new EnvironmentLink("dev") { Action = EnvironmentAction.Access }, push.Environment);
        Assert.Equal(["VAULT_ID_TOKEN=vault:shop:dev", "AWS_ID_TOKEN=aws:shop:dev"], push.IdTokens.Select(token => $"{token.Name}={token.Audiences.Single()}"));
        Assert.Equal(["./build.sh DockerPush --env dev --skip"], push.Script);
        Assert.False(push.Interruptible);
        Assert.Empty(push.Cache!);
    }

    [Fact]
    public void Is_one_pipeline_for_a_change() =>
        Assert.Equal(
            [
                "$DEPLOY_COMMIT && $DEPLOY_ENVIRONMENT == \"\" Never",
                "$DEPLOY_ENVIRONMENT && $DEPLOY_ENVIRONMENT !~ /^(dev|sit|uat|prod)$/ Never",
                "$DEPLOY_ENVIRONMENT && $CI_COMMIT_BRANCH != \"staging\" Never",
                "$CI_PIPELINE_SOURCE == \"schedule\" || $CI_PIPELINE_SOURCE == \"web\" || $CI_PIPELINE_SOURCE == \"api\" || $CI_PIPELINE_SOURCE == \"trigger\" || $CI_PIPELINE_SOURCE == \"pipeline\" ",
                "$CI_COMMIT_BRANCH == \"staging\" ",
                "$CI_PIPELINE_SOURCE == \"merge_request_event\" && $CI_MERGE_REQUEST_SOURCE_BRANCH_NAME == \"staging\" && $CI_MERGE_REQUEST_SOURCE_PROJECT_PATH == $CI_PROJECT_PATH Never",
                "$CI_PIPELINE_SOURCE == \"merge_request_event\" ",
                "$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS Never",
                "$CI_COMMIT_BRANCH ",
                "$CI_COMMIT_TAG ",
            ],
            Plan(Shop.Graph).Workflow!.Rules.Select(rule => $"{rule.If} {rule.When}"));

    [Fact]
    public void Says_of_every_job_whether_a_newer_commit_may_cancel_it() =>
        Assert.Equal(
            ["docker-push", "deploy:dev", "deploy:sit", "deploy:uat", "deploy:prod", "rollback:dev", "rollback:sit", "rollback:uat", "rollback:prod"],
            Plan(Shop.Graph).Jobs.Where(job => job.Interruptible == false).Select(job => job.Name));

    [Fact]
    public void Tries_failures_of_runners_again_but_never_those_of_scripts_nor_what_writes()
    {
        var plan = Plan(Shop.Graph);

        Assert.DoesNotContain(plan.Default!.Retry!.When, when => when is RetryWhen.Always or RetryWhen.ScriptFailure or RetryWhen.UnknownFailure or RetryWhen.StuckOrTimeoutFailure or RetryWhen.JobExecutionTimeout);
        Assert.All(plan.Jobs.Where(job => job.Interruptible == false), job => Assert.Equal(0, job.Retry!.Max));
    }

    [Fact]
    public void Names_the_source_of_every_job_and_what_it_does()
    {
        Assert.Equal("Looks.", JobOf(new("Build", Shop.Lint with { Description = "Looks." }), "lint").Description);
        Assert.Equal("Build.Lint", JobOf(Shop.Graph, "lint").Symbol);
        Assert.Equal("ILint.Lint", JobOf(new("Build", Shop.Lint with { Symbol = "ILint.Lint" }), "lint").Symbol);
    }

    private static TargetNode Job(string name, JobAttribute job, params string[] dependsOn) =>
        new(name) { Job = job, DependsOn = [.. dependsOn] };

    private static Pipeline Plan(TargetGraph graph, Application? application = null) => PipelinePlanner.Plan(graph, application ?? Shop.Application);

    private static Job JobOf(TargetGraph graph, string name, Application? application = null) => Plan(graph, application).Jobs.Single(job => job.Name == name);

    private static IEnumerable<string> NeedsOf(TargetGraph graph, string name) => JobOf(graph, name).Needs!.Select(need => need.Job);
}
