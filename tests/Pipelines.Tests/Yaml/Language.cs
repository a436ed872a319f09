using Pipelines.Model;
using static Pipelines.Model.Variables;

namespace Pipelines.Tests.Yaml;

/// <summary>The whole language in small files: one group of keywords each, every keyword of GitLab's reference in one of them.</summary>
internal static class Language
{
    private static readonly Job Sound = new("job") { Symbol = "Build.Job", Interruptible = true, Script = ["make"] };

    public static IReadOnlyDictionary<string, Pipeline> Files { get; } = new SortedDictionary<string, Pipeline>(StringComparer.Ordinal)
    {
        ["include"] = new()
        {
            Symbol = "Build",
            Spec = new()
            {
                Inputs =
                [
                    new("environment") { Description = "Where to", Options = ["dev", "uat"], Default = "dev" },
                    new("count") { Type = InputType.Number, Default = 3, Regex = "^[0-9]$" },
                    new("fast") { Type = InputType.Boolean, Default = true },
                    new("suites") { Type = InputType.Array, Default = new InputValue.Many("unit", 1.5m), Rules = [new() { If = "$[[ inputs.environment ]] == \"uat\"", Options = ["all"], Default = "all" }] },
                ],
            },
            Include =
            [
                new Include.Local("/ci/*.yml") { Rules = [new() { If = CommitTag.IsUndefined, Changes = ["ci/*"], When = RunWhen.Always }] },
                new Include.OfProject("group/shared", "a.yml", "b.yml") { Ref = "v1", Rules = [new() { Exists = ["Dockerfile"], When = RunWhen.Never }] },
                new Include.OfProject("group/shared", "one.yml"),
                new Include.Remote("https://example.com/x.yml") { Integrity = "sha256-" + new string('A', 43) + "=" },
                new Include.Template("Jobs/SAST.gitlab-ci.yml"),
                new Include.Component("gitlab.example/group/component@1.0.0") { Inputs = [new("stage", "test"), new("count", 2), new("on", true), new("map", new InputValue.Map(new InputSetting("a", new InputValue.Many())))] },
            ],
            Jobs =
            [
                Sound,
                new("far") { Symbol = "Build.Far", Interruptible = false, Trigger = new Trigger.Child(new Include.OfProject("group/shared", "one.yml") { Ref = "v1" }, new Include.Remote("https://example.com/x.yml")) },
                new("given") { Symbol = "Build.Given", Interruptible = false, Trigger = new Trigger.Child(new Include.Template("Jobs/SAST.gitlab-ci.yml"), new Include.Component("gitlab.example/group/component@1.0.0")) },
            ],
        },
        ["trigger"] = Of(
            new("make") { Symbol = "Build.Make", Interruptible = true, Script = ["make"], Parallel = new Parallelism.Matrix([new(new MatrixVariable("OS", "debian", "alpine"))]), Artifacts = new() { Paths = ["child.yml"] } },
            new("child")
            {
                Symbol = "Build.Child",
                Interruptible = false,
                Needs = [new("make") { Matrix = [new(new MatrixVariable("OS", "debian"))] }],
                Trigger = new Trigger.Child(new Include.Artifact("child.yml", "make"), new Include.Local("/ci/uat.yml") { Inputs = [new("environment", "uat")] })
                {
                    Strategy = TriggerStrategy.Mirror,
                    Forward = new() { YamlVariables = false, PipelineVariables = true },
                },
            },
            new("other")
            {
                Symbol = "Build.Other",
                Interruptible = false,
                Needs = [],
                Trigger = new Trigger.Downstream("group/other") { Branch = "main", Inputs = [new("environment", "uat")], Strategy = TriggerStrategy.Depend },
            },
            new("use")
            {
                Symbol = "Build.Use",
                Interruptible = true,
                Needs = [new("made") { Project = "group/other", Ref = "main" }, new("make") { Pipeline = "$PARENT_PIPELINE_ID", Artifacts = false }],
                Script = ["use"],
            }),
        ["secrets"] = Of(Sound with
        {
            IdTokens = [new("TOKEN", "https://vault.example")],
            Secrets =
            [
                new("PASSWORD", new SecretSource.Vault("shop/db", "password") { EnginePath = "ops" }) { File = false, Token = new("TOKEN") },
                new("GCP", new SecretSource.Gcp("name", "1")) { Token = new("TOKEN") },
                new("AZURE", new SecretSource.Azure("name", "1")),
                new("AWS", new SecretSource.Aws("shop/db") { VersionId = "1", VersionStage = "AWSCURRENT", Region = "eu-west-1", RoleArn = "arn:aws:iam::111111111111:role/ci", RoleSessionName = "ci", Field = "password" }),
                new("GITLAB", new SecretSource.GitLab("name", "group/a")),
            ],
        }),
        ["release"] = Of(
            Sound with
            {
                Name = "release",
                Release = new("v1", "notes.md")
                {
                    TagMessage = "One",
                    Name = "One",
                    Ref = "$CI_COMMIT_SHA",
                    Milestones = ["1.0"],
                    ReleasedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
                    Links = [new("package", "https://example.com/shop.deb") { Filepath = "/shop.deb", LinkType = LinkType.Package }],
                },
            },
            Sound with { Name = "site", Pages = new() { Publish = "out", PathPrefix = "$CI_COMMIT_REF_SLUG", ExpireIn = TimeSpan.FromDays(7) }, Artifacts = new() { Paths = ["out"] } },
            Sound with { Name = "main-site", Pages = new(), Artifacts = new() { Paths = ["public"] } }),
        ["run"] = Of(Sound with
        {
            Script = [],
            Run =
            [
                new Step.Scripted("one", "echo 1") { Env = [new("A", "1")] },
                new Step.Called("two", new StepSource.At("./hello")) { Inputs = [new("name", "x"), new("count", 2)] },
                new Step.Called("three", new StepSource.Git("https://example.com/steps.git", "v1") { Dir = "a", File = "step.yml" }),
                new Step.Called("four", new StepSource.Oci("registry.example", "steps", "1") { Dir = "a", File = "step.yml" }),
            ],
        }),
        ["inheriting"] = new()
        {
            Symbol = "Build",
            Variables = [new("A", "$B") { Expand = false, Description = "Taken as it is" }],
            Default = new()
            {
                Image = new("debian:12") { Docker = new() { Platform = "linux/amd64" }, Kubernetes = new() { User = "1000" }, PullPolicy = [PullPolicy.Always, PullPolicy.IfNotPresent] },
                Services = [new("redis:8") { Entrypoint = ["redis-server"], Docker = new() { Platform = "linux/amd64", User = "1" }, Kubernetes = new() { User = "1" }, PullPolicy = [PullPolicy.Never] }],
                Identity = Identity.GoogleCloud,
                IdTokens = [new("TOKEN", "https://a.example")],
                Hooks = new() { PreGetSourcesScript = ["date"] },
                Artifacts = new() { Paths = ["log"] },
                Cache = [new() { Paths = ["obj/"] }],
            },
            Jobs =
            [
                Sound with
                {
                    Inherit = new() { Default = [DefaultKeyword.Image, DefaultKeyword.BeforeScript], Variables = ["A"] },
                    Hooks = new() { PreGetSourcesScript = ["date"] },
                    Identity = Identity.GoogleCloud,
                    Inputs = [new("level") { Default = "low", Options = ["low", "high"], Description = "How much" }],
                },
                Sound with { Name = "alone", Inherit = new() { Default = [], Variables = [] } },
                Sound with { Name = "heir", Extends = ["job"], Retry = new(2) { When = [RetryWhen.ScriptFailure], ExitCodes = [137] } },
                Sound with { Name = "heirs", Extends = ["job", "alone"], When = RunWhen.Delayed, StartIn = TimeSpan.FromMinutes(30), Variables = [new("A", "1")] },
            ],
        },
        ["all-reports"] = Of(Sound with
        {
            Artifacts = new()
            {
                Reports = new()
                {
                    Accessibility = "a.json",
                    Annotations = "an.json",
                    BrowserPerformance = "b.json",
                    Dast = ["d.json"],
                    DependencyScanning = ["ds.json"],
                    Dotenv = ["build.env"],
                    LicenseScanning = ["l.json"],
                    LoadPerformance = ["lp.json"],
                    Lsif = ["lsif.json"],
                    Metrics = ["m.txt"],
                    RepositoryXray = ["x.json"],
                    Requirements = ["r.json"],
                    Sarif = ["s.sarif"],
                    SecretDetection = ["a.json", "b.json"],
                },
            },
        }),
        ["kubernetes"] = Of(Sound with
        {
            Interruptible = false,
            ResourceGroup = "uat",
            Environment = new("uat")
            {
                DeploymentTier = DeploymentTier.Staging,
                AutoStopIn = Span.Of(new("LIFETIME")),
                Kubernetes = new() { Agent = "group/agents:uat", DashboardNamespace = "shop", DashboardFluxResourcePath = "helm.toolkit.fluxcd.io/v2/namespaces/shop/helmreleases/shop", ManagedResources = false },
            },
        }),
        ["more-rules"] = Of(
            Sound with
            {
                Rules =
                [
                    new() { ChangesRegexp = "^src/.*", CompareTo = "main", Needs = [new("early") { Artifacts = false, Optional = true }] },
                    new() { Exists = ["a.txt"], ExistsProject = "group/other", ExistsRef = "main" },
                    new() { ExistsRegexp = "^Dockerfile$", When = RunWhen.OnFailure },
                    new() { If = CommitBranch.Matches(new Variable("RELEASES")), When = RunWhen.Always },
                    new() { When = RunWhen.OnSuccess },
                ],
            },
            Sound with { Name = "early" }) with
        {
            Workflow = new()
            {
                Name = "$CI_COMMIT_TITLE",
                AutoCancel = new() { OnNewCommit = OnNewCommit.Conservative },
                Rules = [new() { If = CommitRefProtected == "true", AutoCancel = new() { OnNewCommit = OnNewCommit.None, OnJobFailure = OnJobFailure.None }, Variables = [new("A", "1")] }, new() { Changes = ["src/**/*"], Exists = ["Dockerfile"], When = RunWhen.Always }, new() { When = RunWhen.Always }],
            },
        },
        ["caches"] = Of(Sound with
        {
            Cache =
            [
                new() { Key = new CacheKey.OfCommits(["a.lock"], "a"), Paths = ["a/"], Untracked = true, Unprotect = false, When = ArtifactsWhen.Always, PolicyFrom = new("POLICY") },
                new() { Key = new CacheKey.OfFiles(["b.lock"], "b"), Paths = ["b/"], Policy = CachePolicy.PullPush },
            ],
        }),

        // What the reference has and the schema has not yet.
        ["newer"] = Of(
            Sound with
            {
                Artifacts = new() { Paths = ["a"], Public = false },
                DastConfiguration = new() { SiteProfile = "site", ScannerProfile = "scanner" },
                Inherit = new() { Default = [DefaultKeyword.Hooks, DefaultKeyword.IdTokens] },
                Environment = new("uat") { DeploymentTierFrom = new("TIER") },
                Secrets = [new("AKEYLESS", new SecretSource.Akeyless { Name = "/db", DataKey = "password", ApiUrl = "https://api.akeyless.io", AccessType = "jwt", AkeylessToken = new("AKEYLESS_TOKEN") })],
            },
            Sound with { Name = "mirror", NeedsPipeline = "group/other" }) with
        {
            Spec = new() { Component = [ComponentContext.Name, ComponentContext.Version], Include = [new Include.Local("/ci/inputs.yml")] },
        },
    };

    private static Pipeline Of(params Job[] jobs) => new() { Symbol = "Build", Jobs = jobs };
}
