using Pipelines.Model;
using Xunit;
using static Pipelines.Model.Variables;

namespace Pipelines.Tests.Model;

/// <summary>A pipeline with something wrong in it, and what is said about it.</summary>
public sealed record FindingCase(string Name, Pipeline Pipeline, params string[] Texts)
{
    public override string ToString() => Name;
}

/// <summary>One case for each kind of finding.</summary>
public static class FindingCases
{
    private static readonly Job Lint = new("lint") { Symbol = "Build.Lint", Interruptible = true, Script = ["./build.sh Lint"] };

    private static readonly Job Deploy = new("deploy:uat")
    {
        Symbol = "Build.Deploy",
        Stage = "deploy",
        Interruptible = false,
        Rules = [CommitBranch == "staging"],
        Needs = [new("lint")],
        ResourceGroup = "uat",
        Environment = new("uat") { DeploymentTier = DeploymentTier.Staging },
        IdTokens = [new("VAULT_ID_TOKEN", "vault:shop:uat")],
        Script = ["./build.sh Deploy"],
    };

    public static Pipeline Sound => new() { Symbol = "Build", Stages = ["test", "deploy"], Jobs = [Lint, Deploy] };

    public static IReadOnlyList<FindingCase> Cases { get; } =
    [
        new("a reserved name", WithLint(Lint with { Name = "cache" }, need: "cache"),
            "error PIPE0101 Build.Lint: 'cache' is a word of GitLab's own file format and cannot name a job. Rename the target. https://docs.gitlab.com/ci/jobs/#job-names"),
        new("a long name", WithMore(Lint with { Name = new string('x', 256) }),
            $"error PIPE0102 Build.Lint: the name '{new string('x', 256)}' has 256 characters; GitLab takes 255, and 128 for a job that others need. Shorten the name. https://docs.gitlab.com/ci/jobs/#job-names"),
        new("a long name of a needed job", WithLint(Lint with { Name = new string('x', 129) }, need: new string('x', 129)),
            $"error PIPE0102 Build.Lint: the name '{new string('x', 129)}' has 129 characters; GitLab takes 255, and 128 for a job that others need. Shorten the name. https://docs.gitlab.com/ci/jobs/#job-names"),
        new("a name twice", WithMore(Lint),
            "error PIPE0103 Build.Lint: there are 2 jobs named 'lint', and GitLab would keep the last alone. Rename the target. https://docs.gitlab.com/ci/jobs/#job-names"),
        new("a hidden name", WithMore(Lint with { Name = ".lint" }),
            "error PIPE0104 Build.Lint: the name '.lint' is empty or begins with '.', and so GitLab would not run the job. Rename the target. https://docs.gitlab.com/ci/jobs/#hide-a-job"),
        new("an undeclared stage", WithMore(Lint with { Name = "more", Stage = "tset" }),
            "error PIPE0111 Build.Lint: job 'more' is in stage 'tset', which is not declared; declared are test, deploy. Declare the stage in Pipeline.Stages, or name another. https://docs.gitlab.com/ci/yaml/#stages"),
        new("a stage twice", Sound with { Stages = ["test", "deploy", "test"] },
            "error PIPE0112 Build: stage 'test' is declared twice, is empty or has more than 255 characters. Mend Pipeline.Stages. https://docs.gitlab.com/ci/yaml/#stages"),
        new("nothing to run", Sound with { Jobs = [Lint with { Stage = ".pre" }] },
            "error PIPE0113 Build: there is no job outside the stages .pre and .post, so GitLab would make no pipeline. Put [Job] on a target. https://docs.gitlab.com/ci/yaml/#stage"),

        new("51 needs", Sound with { Jobs = [.. Many(51), Lint with { Needs = [.. Many(51).Select(job => new Need(job.Name))] }] },
            "error PIPE0201 Build.Lint: job 'lint' has 51 needs; GitLab takes 50. Let it depend on one target that gathers them. https://docs.gitlab.com/ci/yaml/#needs"),
        new("an unknown need", WithDeploy(Deploy with { Needs = [new("lint"), new("tset")] }),
            "error PIPE0202 Build.Deploy: job 'deploy:uat' needs 'tset', and there is no job of that name. Name a job of this pipeline. https://docs.gitlab.com/ci/yaml/#needs"),
        new("a need on a later stage", WithLint(Lint with { Rules = Deploy.Rules, Needs = [new("more")] }, "lint", Deploy with { Name = "more", Environment = null, Needs = null }),
            "error PIPE0203 Build.Lint: job 'lint' in stage 'test' needs 'more' in the later stage 'deploy'. Move one of them to another stage. https://docs.gitlab.com/ci/yaml/#needs"),
        new("a need that is absent", WithLint(Lint with { Rules = [PipelineSource == "merge_request_event"] }),
            "error PIPE0204 Build.Deploy: job 'deploy:uat' needs 'lint', which is missing in pipelines such as: branch 'staging'; GitLab then makes no pipeline at all. Give both the same When, or let the narrower one be needed by none. https://docs.gitlab.com/ci/yaml/#needsoptional"),
        new("optional needs only", WithDeploy(Deploy with { Needs = [new("lint") { Optional = true }] }),
            "error PIPE0205 Build.Deploy: deployment 'deploy:uat' has optional needs only, and would start at once, untested, when they are all missing. Make one of its needs required. https://docs.gitlab.com/ci/yaml/#needsoptional"),
        new("a need on a manual job", WithLint(Lint with { When = RunWhen.Manual }),
            "error PIPE0206 Build.Deploy: deployment 'deploy:uat' needs the manual job 'lint', and would wait for as long as nobody starts that. Depend on what the manual job depends on. https://docs.gitlab.com/ci/jobs/job_control/#types-of-manual-jobs"),
        new("a circle, and who hangs on it", WithLint(Lint with { Needs = [new("more")] }, "lint", Lint with { Name = "more", Needs = [new("lint"), new("first")] }, Lint with { Name = "first" }),
            "error PIPE0207 Build: these jobs need each other in a circle: lint, more. Remove one of the needs. https://docs.gitlab.com/ci/yaml/#needs"),
        new("needs and dependencies", WithDeploy(Deploy with { Dependencies = [] }),
            "error PIPE0208 Build.Deploy: job 'deploy:uat' says both needs and dependencies. Say 'Artifacts = true' on the need instead of dependencies. https://docs.gitlab.com/ci/yaml/#dependencies"),
        new("a need twice", WithDeploy(Deploy with { Needs = [new("lint"), new("lint") { Artifacts = false }] }),
            "error PIPE0209 Build.Deploy: job 'deploy:uat' needs 'lint' twice. Name it once. https://docs.gitlab.com/ci/yaml/#needs"),

        new("rules that cannot be looked through", WithLint(Lint with { Rules = [.. Enumerable.Range(0, 12).Select(i => (Rule)(new Variable($"V{i}") == "x"))] }),
            "warning PIPE0301 Build: the rules name so many variables and values (50001 combinations) that it was not checked which jobs exist together. Use fewer variables in the rules. https://docs.gitlab.com/ci/jobs/job_rules/"),
        new("51 patterns", WithMore(Lint with { Name = "more", Rules = [new() { If = CommitBranch.IsSet, Changes = [.. Enumerable.Range(0, 51).Select(i => $"{i}/*")] }] }),
            "error PIPE0302 Build.Lint: a rule of 'more' has 51 patterns under changes; GitLab takes 50. Use fewer, wider patterns. https://docs.gitlab.com/ci/yaml/#ruleschanges"),
        new("a pattern that never matches", WithMore(Lint with { Name = "more", Rules = [new() { If = CommitBranch.IsSet, Exists = ["./src/*"] }] }),
            "error PIPE0303 Build.Lint: the pattern './src/*' in a rule of 'more' never matches: paths begin at the project's folder, without './' and without '//'. Write the path from the project's folder. https://docs.gitlab.com/ci/yaml/#ruleschanges"),
        new("a delay without a start", WithMore(Lint with { Name = "more", Rules = [new() { If = CommitBranch.IsSet, When = RunWhen.Delayed }] }),
            "error PIPE0304 Build.Lint: 'more' has start_in without when: delayed, or the other way round, or a delay over one week. Set When = RunWhen.Delayed and StartIn together, one second to one week. https://docs.gitlab.com/ci/jobs/job_control/#run-a-job-after-a-delay"),
        new("a delay over a week", WithMore(Lint with { Name = "more", When = RunWhen.Delayed, StartIn = TimeSpan.FromDays(8) }),
            "error PIPE0304 Build.Lint: 'more' has start_in without when: delayed, or the other way round, or a delay over one week. Set When = RunWhen.Delayed and StartIn together, one second to one week. https://docs.gitlab.com/ci/jobs/job_control/#run-a-job-after-a-delay"),
        new("a job's rule in the workflow", Sound with { Workflow = new() { Rules = [new() { If = CommitBranch.IsSet, AllowFailure = true, When = RunWhen.Always }] } },
            "error PIPE0305 Build: a rule of the workflow says allow_failure; only if, changes, exists, when (always or never) and variables count there. Move it to the rules of a job. https://docs.gitlab.com/ci/yaml/workflow/"),
        new("an empty rule", WithMore(Lint with { Name = "more", Rules = [new()] }),
            "error PIPE0306 Build.Lint: a rule of 'more' says neither if, changes, exists nor when. Say When, or remove the rule. https://docs.gitlab.com/ci/yaml/#rules", Traps.DuplicatePipelines),
        new("never outside a rule", WithMore(Lint with { Name = "more", When = RunWhen.Never }),
            "error PIPE0307 Build.Lint: job 'more' says when: never outside a rule. Remove the job, or move it into a rule. https://docs.gitlab.com/ci/yaml/#when"),

        new("no script", WithLint(Lint with { Script = [] }),
            "error PIPE0401 Build.Lint: job 'lint' has no script. Give it at least one line. https://docs.gitlab.com/ci/yaml/#script"),
        new("parallel 0", WithLint(Lint with { Parallel = new Parallelism.Times(0) }),
            "error PIPE0402 Build.Lint: job 'lint' would run 0 times in parallel; GitLab takes 1 to 200. Choose another Partition. https://docs.gitlab.com/ci/yaml/#parallel"),
        new("a matrix of 201", WithLint(Lint with { Parallel = new Parallelism.Matrix([new(new MatrixVariable("A", [.. Enumerable.Range(0, 100).Select(i => $"{i}")]), new("B", "x", "y")), new(new MatrixVariable("A", "z"))]) }),
            "error PIPE0402 Build.Lint: job 'lint' would run 201 times in parallel; GitLab takes 1 to 200. Choose another Partition. https://docs.gitlab.com/ci/yaml/#parallel"),
        new("retry 3", WithLint(Lint with { Retry = new(3) }),
            "error PIPE0403 Build.Lint: 'lint' has retry 3; GitLab takes 0 to 2. Choose 0, 1 or 2. https://docs.gitlab.com/ci/yaml/#retry"),
        new("50 tags", Sound with { Default = new() { Tags = [.. Enumerable.Range(0, 50).Select(i => $"{i}")] } },
            "error PIPE0404 Build: 'default' has 50 tags; GitLab takes fewer than 50. Use fewer tags. https://docs.gitlab.com/ci/yaml/#tags"),
        new("a variable with a dash", WithLint(Lint with { Variables = [new("A-B", "x")] }),
            "error PIPE0405 Build.Lint: 'lint' sets the variable 'A-B'; names are made of letters, digits and '_'. Rename the variable. https://docs.gitlab.com/ci/yaml/#variables"),
        new("coverage without slashes", WithLint(Lint with { Coverage = "[0-9]+%" }),
            "error PIPE0406 Build.Lint: the coverage '[0-9]+%' of job 'lint' is not of the form /…/. Put slashes around the pattern. https://docs.gitlab.com/ci/yaml/#coverage"),
        new("a question to nobody", WithLint(Lint with { ManualConfirmation = "Sure?" }),
            "error PIPE0407 Build.Lint: job 'lint' asks for a confirmation but is not manual. Set When = RunWhen.Manual. https://docs.gitlab.com/ci/yaml/#manual_confirmation"),
        new("interruptible unsaid", WithLint(Lint with { Interruptible = null }),
            "warning PIPE0408 Build.Lint: job 'lint' does not say interruptible; GitLab takes false, and one such job keeps outdated pipelines running. Set Interruptible. https://docs.gitlab.com/ci/yaml/#interruptible"),

        new("an interruptible deployment", WithDeploy(Deploy with { Interruptible = true }),
            "error PIPE0501 Build.Deploy: deployment 'deploy:uat' is not interruptible: false, so a newer commit could cut it off halfway. Set Interruptible = false. https://docs.gitlab.com/ci/yaml/#interruptible"),
        new("a deployment without a lock", WithDeploy(Deploy with { ResourceGroup = null }),
            "error PIPE0502 Build.Deploy: deployment 'deploy:uat' has no resource_group, so two of them could run at the same time. Set ResourceGroup to the environment's name. https://docs.gitlab.com/ci/resource_groups/"),
        new("a deployment without a tier", WithDeploy(Deploy with { Environment = new("uat") }),
            "error PIPE0503 Build.Deploy: deployment 'deploy:uat' has no deployment_tier, and GitLab would guess it from the name. Set DeploymentTier. https://docs.gitlab.com/ci/environments/#deployment-tier-of-environments"),
        new("an environment with an umlaut", WithDeploy(Deploy with { Environment = Deploy.Environment! with { Name = "übung" } }),
            "error PIPE0504 Build.Deploy: the environment 'übung' of job 'deploy:uat' has characters other than letters, digits, space and '-_/${}', is empty, or begins or ends with '/'. Rename the environment. https://docs.gitlab.com/ci/yaml/#environmentname"),
        new("two deployments of one environment", WithMore(Deploy with { Name = "again" }),
            "error PIPE0505 Build.Deploy: the jobs 'deploy:uat' and 'again' all deploy to 'uat' in one pipeline, which breaks GitLab's guard against outdated deployments. Let one of them deploy, and say Use = EnvironmentUse.Verify, Prepare or Access on the others. https://docs.gitlab.com/ci/environments/deployment_safety/"),
        new("a lock with an asterisk", WithDeploy(Deploy with { ResourceGroup = "uat*" }),
            "error PIPE0506 Build.Deploy: the resource_group 'uat*' of job 'deploy:uat' has characters other than letters, digits, space and '-_/${}.', is empty, or begins or ends with '/'. Rename it. https://docs.gitlab.com/ci/yaml/#resource_group"),
        new("a deployment that is tried again", Sound with { Default = new() { Retry = new(2) } },
            "error PIPE0507 Build.Deploy: deployment 'deploy:uat' is tried again after a failure, by its own retry or by the default's. Set Retry = new(0). https://docs.gitlab.com/ci/yaml/#retry"),
        new("a stop job that does not stop", WithDeploy(Deploy with { Environment = Deploy.Environment! with { OnStop = "lint" } }),
            "error PIPE0508 Build.Deploy: job 'deploy:uat' names 'lint' under on_stop; it must be a job of this pipeline with the same environment and resource_group and with action stop. Mend OnStop or the stop job. https://docs.gitlab.com/ci/yaml/#environmenton_stop"),
        new("501 deployments", Sound with { Jobs = [Lint, .. Enumerable.Range(0, 501).Select(i => Deploy with { Name = $"deploy:{i}", IdTokens = [], Environment = Deploy.Environment! with { Name = $"e{i}" } })] },
            "error PIPE0509 Build: the pipeline has 501 jobs with an environment; GitLab takes 500 deployment jobs. Split the pipeline by environment. https://docs.gitlab.com/administration/instance_limits/",
            "info PIPE0804 Build: the pipeline has 502 jobs; on GitLab.com the free plan takes 500 at a time, Premium 20000. Know your plan, or split the pipeline. https://docs.gitlab.com/user/gitlab_com/#cicd"),
        new("an end of the end", WithMore(Lint with { Name = "stop", When = RunWhen.Manual, Variables = [new("GIT_STRATEGY", "none")], Environment = new("uat") { Action = EnvironmentAction.Stop, AutoStopIn = TimeSpan.FromDays(1) } }),
            "error PIPE0510 Build.Lint: job 'stop' stops its environment and says auto_stop_in. Remove AutoStopIn. https://docs.gitlab.com/ci/yaml/#environmentauto_stop_in"),

        new("a token without audience", WithDeploy(Deploy with { IdTokens = [new("TOKEN")] }),
            "error PIPE0601 Build.Deploy: the id_token 'TOKEN' of job 'deploy:uat' has no audience. Name who may accept it. https://docs.gitlab.com/ci/yaml/#id_tokens"),
        new("a token in merge requests", WithLint(Lint with { IdTokens = Deploy.IdTokens, Rules = [PipelineSource == "merge_request_event", CommitBranch == "staging"] }),
            "error PIPE0602 Build.Lint: job 'lint' has id_tokens and exists in pipelines such as: a merge request; whoever may open a merge request or push a branch would hold them. Say When = When.Release. https://docs.gitlab.com/ci/secrets/id_token_authentication/"),
        new("a token in any branch", WithLint(Lint with { IdTokens = Deploy.IdTokens, Rules = [CommitBranch.IsSet] }),
            "error PIPE0602 Build.Lint: job 'lint' has id_tokens and exists in pipelines such as: a branch that no rule names; whoever may open a merge request or push a branch would hold them. Say When = When.Release. https://docs.gitlab.com/ci/secrets/id_token_authentication/"),

        new("an artifact outside", WithLint(Lint with { Artifacts = new() { Paths = ["/tmp/x"], Reports = new() { JUnit = ["../x.xml"] } } }),
            "error PIPE0701 Build.Lint: '/tmp/x' under artifacts:paths of 'lint' is not inside the project's folder. Name a path relative to the project's folder, without '..'. https://docs.gitlab.com/ci/yaml/#artifactspaths",
            "error PIPE0701 Build.Lint: '../x.xml' under artifacts:reports of 'lint' is not inside the project's folder. Name a path relative to the project's folder, without '..'. https://docs.gitlab.com/ci/yaml/#artifactspaths"),
        new("five caches", WithLint(Lint with { Cache = [.. Enumerable.Repeat(new Cache { Paths = ["x"] }, 5)] }),
            "error PIPE0702 Build.Lint: 'lint' has 5 caches; GitLab takes 4. Use fewer caches. https://docs.gitlab.com/ci/yaml/#cache"),
        new("a cache key with a slash", WithLint(Lint with { Cache = [new() { Paths = ["x"], Key = new CacheKey.Named("a/b") }] }),
            "error PIPE0703 Build.Lint: a cache of 'lint' has the key 'a/b'; a key is a text without '/' that is not of dots alone, or one or two files without variables. Mend the key. https://docs.gitlab.com/ci/yaml/#cachekey"),
        new("a cache key of three files", WithLint(Lint with { Cache = [new() { Paths = ["x"], Key = new CacheKey.OfFiles(["a", "b", "c"]) }] }),
            "error PIPE0703 Build.Lint: a cache of 'lint' has the key 'a, b, c'; a key is a text without '/' that is not of dots alone, or one or two files without variables. Mend the key. https://docs.gitlab.com/ci/yaml/#cachekey"),
        new("a cache of nothing", WithLint(Lint with { Cache = [new()] }),
            "error PIPE0704 Build.Lint: a cache of 'lint' has no paths, and so does nothing. Name its paths, or remove it. https://docs.gitlab.com/ci/yaml/#cache"),
        new("six fallback keys", WithLint(Lint with { Cache = [new() { Paths = ["x"], FallbackKeys = ["1", "2", "3", "4", "5", "6"] }] }),
            "error PIPE0705 Build.Lint: a cache of 'lint' has 6 fallback keys; GitLab takes 5. Use fewer. https://docs.gitlab.com/ci/yaml/#cachefallback_keys"),
        new("a link to a pattern", WithLint(Lint with { Artifacts = new() { ExposeAs = "Report", Paths = ["*.html"] } }),
            "error PIPE0706 Build.Lint: job 'lint' says expose_as with the path '*.html'; it takes no '*' and no variables. Name the files. https://docs.gitlab.com/ci/yaml/#artifactsexpose_as"),

        .. Traps.Cases(Lint, Deploy),
    ];

    public static TheoryData<FindingCase> All => [.. Cases];

    internal static Pipeline WithLint(Job lint, string need = "lint", params Job[] more) =>
        Sound with { Jobs = [lint, Deploy with { Needs = [new(need)] }, .. more] };

    internal static Pipeline WithDeploy(Job deploy) => Sound with { Jobs = [Lint, deploy] };

    internal static Pipeline WithMore(Job more) => Sound with { Jobs = [Lint, Deploy, more] };

    private static IEnumerable<Job> Many(int count) => Enumerable.Range(0, count).Select(i => Lint with { Name = $"job {i}" });
}
