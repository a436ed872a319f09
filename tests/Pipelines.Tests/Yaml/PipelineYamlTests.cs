using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Testing;
using Pipelines.Tests.Planning;
using Pipelines.Yaml;
using Xunit;
using static Pipelines.Model.Variables;

namespace Pipelines.Tests.Yaml;

/// <summary>Whole files, one feature each; gitlab-ci-local takes every one of them.</summary>
public class PipelineYamlTests
{
    // LanguageTests checks these by GitLab's schema itself.
    private static readonly Dictionary<string, string> Beyond = new(StringComparer.Ordinal)
    {
        ["include"] = "it would ask other servers",
        ["run"] = "it wants a script",
        ["caches"] = "it knows no cache:policy from a variable",
        ["more-rules"] = "it knows no exists:project and exists:regexp",
        ["newer"] = "its schema is older than these keywords",
    };

    public static TheoryData<string> Approved => [.. Snapshot.Names.Except(Beyond.Keys)];

    [Fact]
    public void Prints_the_defaults_of_every_pipeline() =>
        Snapshot.Matches("defaults", PipelineGenerator.Generate(new("Build", Shop.Lint), Shop.Application).Text);

    [Fact]
    public void Prints_automatic_and_manual_deployments() =>
        Snapshot.Matches("deployments", Jobs(Shop.Application with { Environments = [Shop.Dev, Shop.Prod] }, new TargetNode("Deploy") { Job = Shop.Deploy.Job }));

    [Fact]
    public void Prints_the_way_of_an_image_from_the_engine_to_the_credentials() =>
        Snapshot.Matches("image", Jobs(Shop.Application, Shop.DockerBuild with { DependsOn = [], Consumes = [] }, Shop.DockerPush));

    [Fact]
    public void Prints_reports_and_parts() =>
        Snapshot.Matches("reports", Jobs(Shop.Application, Shop.Lint, Shop.Compile, Shop.Test with { PartitionSize = 2, Job = new() { JUnitReport = "artifacts/*.xml", DotenvReport = "artifacts/version.env" } }));

    [Fact]
    public void Prints_conditions_changes_and_delays() => Snapshot.Matches("rules", Print(new Job("smoke")
    {
        Symbol = "Build.Smoke",
        Script = ["./build.sh Smoke"],
        Interruptible = true,
        Rules =
        [
            new() { If = (CommitBranch == "main" | CommitBranch.Matches("^release/")) & DeployFreeze.IsUndefined, When = RunWhen.Manual, AllowFailure = false },
            new() { Changes = ["src/**/*", "*.sln"], CompareTo = "refs/heads/main", Variables = [new("SMOKE", "1")] },
            new() { Exists = ["Dockerfile"], When = RunWhen.Delayed, StartIn = TimeSpan.FromMinutes(90), Interruptible = false },
            new() { If = CommitTitle.DoesNotMatch(new Pattern("wip: ", ignoreCase: true)), When = RunWhen.Never },
            new() { When = RunWhen.OnSuccess },
        ],
    }));

    [Fact]
    public void Prints_where_a_job_runs_and_how_often() => Snapshot.Matches("running", Print(
        new Job("all")
        {
            Symbol = "Build.All",
            Image = new("debian:12") { Entrypoint = [""], Docker = new() { User = "1000" }, PullPolicy = [PullPolicy.IfNotPresent] },
            Services = [new("postgres:17"), new("redis:8") { Alias = "cache", Command = ["redis-server", "--save", ""], Variables = [new("A", "1")] }],
            Tags = ["large"],
            When = RunWhen.Manual,
            ManualConfirmation = "Really?",
            AllowFailure = new AllowFailure(true) { ExitCodes = [137, 143] },
            Parallel = new Parallelism.Matrix([new(new MatrixVariable("RUBY", "3.3", "3.4"), new("OS", "debian"))]),
            Interruptible = true,
            Retry = new(1) { When = [RetryWhen.RunnerSystemFailure] },
            Timeout = TimeSpan.FromHours(1.5),
            Variables = [new("FLAG", "yes"), new("RAW", "$NOT") { Expand = false }],
            BeforeScript = ["echo \"a: b\""],
            Script = ["if true\nthen echo 1\nfi", "echo 'it''s'"],
            AfterScript = ["- dash"],
            Coverage = "/Total: (\\d+)%/",
        }));

    [Fact]
    public void Prints_what_a_job_keeps_and_gives_on() => Snapshot.Matches("keeping", Print(
        new Job("make")
        {
            Symbol = "Build.Make",
            Interruptible = true,
            Script = ["make"],
            Cache = [new() { Key = new CacheKey.Named("$CI_COMMIT_REF_SLUG"), Paths = ["obj/"], FallbackKeys = ["main"], Policy = CachePolicy.Pull }, new() { Key = new CacheKey.OfFiles(["a.lock"]), Paths = ["b/"] }],
            Artifacts = new()
            {
                Name = "made",
                Paths = ["out/**/*"],
                Exclude = ["out/**/*.pdb"],
                Untracked = false,
                When = ArtifactsWhen.OnFailure,
                ExpireIn = Span.Never,
                ExposeAs = "the report",
                Access = ArtifactsAccess.Developer,
                Reports = new()
                {
                    CodeQuality = ["cq.json"],
                    JUnit = ["a.xml", "b.xml"],
                    Coverage = new(CoverageFormat.Cobertura, "c.xml"),
                    Terraform = ["tfplan.json"],
                    Sast = ["s.json"],
                    ContainerScanning = ["cs.json"],
                    CycloneDx = ["x.json"],
                },
            },
        }));

    [Fact]
    public void Prints_what_a_job_waits_for() => Snapshot.Matches("needs", Print(
        new Job("make") { Symbol = "Build.Make", Interruptible = true, Script = ["make"] },
        new Job("use") { Symbol = "Build.Use", Interruptible = true, Script = ["use"], Needs = [new("make"), new("maybe") { Artifacts = false, Optional = true }] },
        new Job("old") { Symbol = "Build.Old", Interruptible = true, Script = ["old"], Dependencies = [] },
        new Job("maybe") { Symbol = "Build.Maybe", Interruptible = true, Script = ["maybe"], AllowFailure = true }));

    [Fact]
    public void Prints_an_environment_that_ends() => Snapshot.Matches("review", PipelineYaml.Print(new()
    {
        Symbol = "Build",
        Stages = ["deploy"],
        Workflow = new() { Name = "Review of $CI_COMMIT_REF_NAME", AutoCancel = new() { OnJobFailure = OnJobFailure.All }, Rules = [PipelineSource == "merge_request_event"] },
        Variables = [new("REGION", "eu-west-1") { Description = "Where to", Options = ["eu-west-1", "eu-central-1"] }],
        Default = new() { Tags = ["small"], Interruptible = false, BeforeScript = ["date"], AfterScript = ["date"] },
        Jobs =
        [
            new("review")
            {
                Symbol = "Build.Review",
                Stage = "deploy",
                ResourceGroup = "review/$CI_COMMIT_REF_SLUG",
                Environment = new("review/$CI_COMMIT_REF_SLUG") { Url = "https://$CI_ENVIRONMENT_SLUG.example", OnStop = "stop", AutoStopIn = TimeSpan.FromDays(2), DeploymentTier = DeploymentTier.Development },
                IdTokens = [new("TOKEN", "https://a.example", "https://b.example")],
                Script = ["review"],
            },
            new("stop")
            {
                Symbol = "Build.Stop",
                Stage = "deploy",
                ResourceGroup = "review/$CI_COMMIT_REF_SLUG",
                Environment = new("review/$CI_COMMIT_REF_SLUG") { Action = EnvironmentAction.Stop },
                When = RunWhen.Manual,
                AllowFailure = true,
                Variables = [new("GIT_STRATEGY", "none")],
                Script = ["stop"],
            },
        ],
    }));

    [Theory]
    [MemberData(nameof(Approved))]
    public void Is_taken_by_gitlab_ci_local(string snapshot) =>
        Assert.NotEmpty(GitLabCiLocal.Jobs(
            File.ReadAllText(Snapshot.PathOf(snapshot)),
            snapshot == "review" ? [("CI_PIPELINE_SOURCE", "merge_request_event")] : [("CI_COMMIT_BRANCH", snapshot == "rules" ? "main" : "staging")]));

    [Fact]
    public void Fails_the_schema_when_a_keyword_is_wrong() =>
        Assert.Contains("jobb", Assert.Throws<InvalidOperationException>(() => GitLabCiLocal.Jobs("lint:\n  script: x\n  retry: 9\n  jobb: 1\n")).Message);

    [Fact]
    public void Says_above_a_job_where_it_comes_from_and_what_it_does_in_one_line() =>
        Assert.Contains("\n# Build.Lint: Looks. Twice.\nlint:\n", Print(new Job("lint") { Symbol = "Build.Lint", Description = "Looks.\nTwice.", Script = ["x"] }));

    [Fact]
    public void Is_the_same_text_every_time() =>
        Assert.Equal(PipelineGenerator.Generate(Shop.Graph, Shop.Application).Text, PipelineGenerator.Generate(Shop.Graph, Shop.Application).Text);

    private static string Print(params Job[] jobs) => PipelineYaml.Print(new() { Symbol = "Build", Jobs = jobs });

    // The jobs alone: what every pipeline says besides has a snapshot of its own.
    private static string Jobs(Application application, params TargetNode[] targets) =>
        PipelineGenerator.Generate(new("Build", targets), application, plan => plan with { Workflow = null, Default = null, Variables = [] }).Text;
}
