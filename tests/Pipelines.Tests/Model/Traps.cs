using Pipelines.Model;
using static Pipelines.Model.Variables;
using static Pipelines.Tests.Model.FindingCases;

namespace Pipelines.Tests.Model;

/// <summary>One case for each kind of finding in FindingRules.Traps and FindingRules.Safety.</summary>
internal static class Traps
{
    private const string Docs = "https://docs.gitlab.com/";

    public const string DuplicatePipelines =
        "warning PIPE0312 Build: a push to a branch with an open merge request makes two pipelines: one of the branch, and one of the merge request. " +
        "Add a rule to the workflow that says never for $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS. " + Docs + "ci/jobs/job_rules/#avoid-duplicate-pipelines";

    public static IEnumerable<FindingCase> Cases(Job lint, Job deploy)
    {
        var more = lint with { Name = "more" };
        var trigger = new Job("trigger") { Symbol = "Build.Trigger", Interruptible = false, Trigger = new Trigger.Child(new Include.Local("child.yml")) { Strategy = TriggerStrategy.Mirror } };
        var stop = deploy with { Name = "stop", Environment = new("uat") { Action = EnvironmentAction.Stop }, When = RunWhen.Manual, Variables = [new("GIT_STRATEGY", "none")], IdTokens = [] };
        var stopped = deploy with { Environment = deploy.Environment! with { OnStop = "stop" } };

        yield return new("a job named pages", WithMore(more with { Name = "pages" }),
            $"warning PIPE0105 Build.Lint: job 'pages' is read as 'pages: true', which GitLab has deprecated for that name. Rename the target, and set Pages in Customize. {Docs}ci/yaml/#pages");
        yield return new("a job ahead of the first stage", Sound with { Jobs = [lint with { Needs = [] }, deploy, more with { Stage = ".pre" }] },
            $"warning PIPE0114 Build.Lint: job 'lint' has empty needs, and so starts before the jobs of stage .pre have ended (more). Let it need them, or move them to another stage. {Docs}ci/yaml/#stage-pre");
        yield return new("six needs of other projects", WithMore(more with { Needs = [.. Enumerable.Range(0, 6).Select(i => new Need($"job {i}") { Project = "other/project", Ref = "main" })] }),
            $"error PIPE0210 Build.Lint: job 'more' needs 6 jobs of other projects; GitLab takes 5. Need fewer of them. {Docs}ci/yaml/#needsproject");
        yield return new("a trigger that needs another project's job", WithMore(trigger with { Needs = [new("build") { Project = "other/project", Ref = "main" }] }),
            $"error PIPE0211 Build.Trigger: trigger job 'trigger' needs 'build' of another project or pipeline, which GitLab takes for jobs with a script only. Need jobs of this pipeline. {Docs}ci/yaml/#needsproject");
        yield return new("artifacts of the same stage", WithMore(more with { Dependencies = ["lint", "nobody"] }),
            $"error PIPE0212 Build.Lint: job 'more' has 'lint' under dependencies, which is no job of an earlier stage. Name a job of an earlier stage, or use Needs. {Docs}ci/yaml/#dependencies",
            $"error PIPE0212 Build.Lint: job 'more' has 'nobody' under dependencies, which is no job of an earlier stage. Name a job of an earlier stage, or use Needs. {Docs}ci/yaml/#dependencies");
        yield return new("an unknown need in a rule", WithMore(more with { Rules = [new() { If = CommitBranch.IsSet, Needs = [new("tset")] }] }),
            $"error PIPE0202 Build.Lint: job 'more' needs 'tset', and there is no job of that name. Name a job of this pipeline. {Docs}ci/yaml/#needs");

        yield return new("a variable that comes too late", WithMore(more with { Rules = [new Variable("CI_JOB_TOKEN").IsSet & (CommitBranch == "main")] }),
            $"error PIPE0308 Build.Lint: a rule of 'more' asks for $CI_JOB_TOKEN, which GitLab sets when the job runs, long after the rules. Ask for a variable that exists when the pipeline is made. {Docs}ci/variables/predefined_variables/");
        yield return new("a comparison of nothing", WithMore(more with { Rules = [new() { If = CommitBranch.IsSet, CompareTo = "main" }] }),
            $"error PIPE0309 Build.Lint: a rule of 'more' says compare_to without paths under changes. Name the paths, or remove CompareTo. {Docs}ci/yaml/#ruleschangescompare_to");
        yield return new("changes alone", WithMore(more with { Rules = [new() { Changes = ["src/**/*"] }] }),
            $"warning PIPE0310 Build.Lint: a rule of 'more' has changes and neither if nor compare_to; on tags, schedules, new branches and pipelines started by hand GitLab takes changes for true. Add If, or CompareTo. {Docs}ci/jobs/job_rules/#jobs-or-pipelines-run-unexpectedly-when-using-changes",
            DuplicatePipelines);
        yield return new("a manual job that blocks", WithMore(more with { Rules = [new() { If = CommitBranch == "staging", When = RunWhen.Manual }] }),
            $"warning PIPE0311 Build.Lint: a rule of 'more' is manual and does not say allow_failure, so the pipeline is blocked until somebody starts the job. Say AllowFailure = true, or false when that is meant. {Docs}ci/jobs/job_control/#types-of-manual-jobs");
        yield return new("two pipelines for a push", WithMore(more with { Rules = [PipelineSource == "merge_request_event"] }),
            DuplicatePipelines);
        yield return new("two pipelines by the workflow", Sound with { Workflow = new() { Rules = [PipelineSource == "merge_request_event", CommitBranch.IsSet] } },
            DuplicatePipelines);
        yield return new("a long pattern of paths", WithMore(more with { Rules = [new() { If = CommitBranch.IsSet, ExistsRegexp = new string('x', 256) }] }),
            $"error PIPE0313 Build.Lint: a rule of 'more' has a regexp of 256 characters under exists; GitLab takes 255. Shorten it, or use paths. {Docs}ci/yaml/#ruleschanges");
        yield return new("a long condition", WithMore(more with { Rules = [Enumerable.Range(0, 26).Select(i => CommitBranch == $"b{i}").Aggregate((left, right) => left | right)] }),
            $"warning PIPE0314 Build.Lint: a rule of 'more' has a condition of 103 words; GitLab has refused more than 100. Make several rules of it. {Docs}ci/jobs/job_rules/#cicd-variable-expressions");

        yield return new("a permutation twice", WithMore(more with { Parallel = new Parallelism.Matrix([new(new MatrixVariable("A", "x", "y")), new(new MatrixVariable("B", "y"))]) }),
            $"error PIPE0409 Build.Lint: the matrix of 'more' makes 'more: [y]' twice, and GitLab would drop one of them without a word. Give the entries different values. {Docs}ci/yaml/#parallelmatrix");
        yield return new("a trigger with an image", WithMore(trigger with { Image = "ruby", Tags = ["x"] }),
            $"error PIPE0410 Build.Trigger: trigger job 'trigger' says image, tags, which GitLab takes for jobs with a script only. Remove it. {Docs}ci/pipelines/downstream_pipelines/");
        yield return new("a trigger of four files", WithMore(trigger with { Trigger = new Trigger.Child([.. Enumerable.Range(0, 4).Select(i => new Include.Local($"{i}.yml"))]) { Strategy = TriggerStrategy.Depend } }),
            $"error PIPE0411 Build.Trigger: trigger job 'trigger' includes 4 files; GitLab takes 1 to 3. Gather them in one file. {Docs}ci/yaml/#triggerinclude");
        yield return new("a trigger that waits for nothing", WithMore(trigger with { Trigger = new Trigger.Downstream("other/project") }),
            $"warning PIPE0412 Build.Trigger: trigger job 'trigger' has no strategy: it is green, and gives its resource_group free, as soon as the other pipeline is made. Set Strategy = TriggerStrategy.Mirror. {Docs}ci/yaml/#triggerstrategy");
        yield return new("script and trigger", WithMore(trigger with { Script = ["x"] }),
            $"error PIPE0413 Build.Trigger: job 'trigger' says script and trigger at once. Make two jobs of it. {Docs}ci/yaml/#script");
        yield return new("options without a description", Sound with { Variables = [new("WHERE", "uat") { Options = ["uat", "prod"] }] },
            $"error PIPE0414 Build: 'variables' sets the variable 'WHERE' with options and without a description, which GitLab wants then. Correct the variable. {Docs}ci/yaml/#variables");
        yield return new("options without the value", Sound with { Variables = [new("WHERE", "dev") { Description = "Where to", Options = ["uat", "prod"] }] },
            $"error PIPE0414 Build: 'variables' sets the variable 'WHERE' with options of which its value 'dev' is none. Correct the variable. {Docs}ci/yaml/#variables");
        yield return new("a description in a job", WithMore(more with { Variables = [new("WHERE", "uat") { Description = "Where to" }] }),
            $"error PIPE0414 Build.Lint: 'more' sets the variable 'WHERE' with a description or options, which GitLab takes at the top of the file only. Correct the variable. {Docs}ci/yaml/#variables");
        yield return new("no expansion in a rule", WithMore(more with { Rules = [new() { If = CommitBranch.IsSet, Variables = [new("A", "x") { Expand = false }] }] }),
            $"error PIPE0414 Build.Lint: 'more' sets the variable 'A' with expand: false, which GitLab does not take in a rule. Correct the variable. {Docs}ci/yaml/#variables");
        yield return new("51 inputs, one without a default", WithMore(more with { Inputs = [new("last"), .. Enumerable.Range(0, 50).Select(i => new Input($"i{i}") { Default = "x" })] }),
            $"error PIPE0415 Build.Lint: job 'more' has 51 inputs; GitLab takes 50. Correct Inputs. {Docs}ci/inputs/",
            $"error PIPE0415 Build.Lint: job 'more' has the input 'last' without a default. Correct Inputs. {Docs}ci/inputs/");
        yield return new("a long name of pipelines", Sound with { Workflow = new() { Name = new string('x', 256) } },
            $"error PIPE0416 Build: the workflow's name has 256 characters; GitLab takes 1 to 255. Shorten it, or leave it out. {Docs}ci/yaml/#workflowname");

        yield return new("an environment that nobody could stop", Sound with { Jobs = [lint, stopped with { Rules = [CommitBranch.IsSet], IdTokens = [] }, stop with { Needs = [] }] },
            $"error PIPE0511 Build.Deploy: deployment 'deploy:uat' names 'stop' under on_stop, which is missing in pipelines such as: a branch that no rule names; nobody could stop what it starts there. Give both the same rules. {Docs}ci/environments/#stop-an-environment");
        yield return new("a stop job that stops at once", Sound with { Jobs = [lint, stopped, stop with { When = null, Variables = [] }] },
            $"warning PIPE0512 Build.Deploy: stop job 'stop' is not manual, and would stop what was just deployed. Set When = RunWhen.Manual with AllowFailure, and the variable GIT_STRATEGY = none. {Docs}ci/environments/#stop-an-environment",
            $"warning PIPE0512 Build.Deploy: stop job 'stop' fetches the branch, which is gone when the branch's end stops the environment. Set When = RunWhen.Manual with AllowFailure, and the variable GIT_STRATEGY = none. {Docs}ci/environments/#stop-an-environment");
        yield return new("a deployment by another pipeline", WithDeploy(deploy with { Script = [], IdTokens = [], Trigger = trigger.Trigger }),
            $"warning PIPE0513 Build.Deploy: deployment 'deploy:uat' is a trigger job, and GitLab's rollback button, which runs a job again, does nothing for those. Deploy by a job with a script. {Docs}ci/environments/#retry-or-roll-back-a-deployment");

        yield return new("a password in the file", WithMore(more with { Variables = [new("DB_PASSWORD", "hunter2"), new("API_TOKEN", "$API_TOKEN_OF_GROUP")] }),
            $"error PIPE0603 Build.Lint: 'more' sets the variable 'DB_PASSWORD' in the file, which whoever reads the repository can read. Keep it in Vault, or as a masked and protected CI/CD variable. {Docs}ci/variables/#cicd-variable-security");
        yield return new("a secret with any token", WithDeploy(deploy with { IdTokens = [new("ONE", "one"), new("TWO", "two")], Secrets = [new("DB", new SecretSource.Aws("db"))] }),
            $"warning PIPE0604 Build.Deploy: job 'deploy:uat' has 2 id_tokens, and the secret 'DB' does not say which; GitLab takes any. Set Token. {Docs}ci/yaml/#secretstoken");
        yield return new("one audience for two environments", WithMore(deploy with { Name = "deploy:prod", Environment = new("prod") { DeploymentTier = DeploymentTier.Production } }),
            $"warning PIPE0605 Build.Deploy: the audience 'vault:shop:uat' is that of id_tokens for several environments (uat, prod), so each could show its token as the other's. Give every environment an audience of its own. {Docs}ci/secrets/id_token_authentication/");
        yield return new("a token for every job", Sound with { Default = new() { IdTokens = [new("TOKEN", "vault:shop:uat")] } },
            $"error PIPE0602 Build.Lint: job 'lint' has id_tokens and exists in pipelines such as: a branch that no rule names; whoever may open a merge request or push a branch would hold them. Say When = When.Release. {Docs}ci/secrets/id_token_authentication/");

        yield return new("eleven links", Sound with { Jobs = [.. Enumerable.Range(0, 11).Select(i => lint with { Name = $"lint {i}", Artifacts = new() { ExposeAs = $"Report {i}", Paths = ["report.html"] } })] },
            $"error PIPE0707 Build: 11 jobs say expose_as; a merge request shows 10. Expose fewer. {Docs}ci/yaml/#artifactsexpose_as");
        yield return new("a cache that anybody fills", WithMore(more with { Cache = [new() { Paths = ["x"], Unprotect = true }] }),
            $"warning PIPE0708 Build.Lint: a cache of 'more' says unprotect: whoever may push a branch writes what protected branches run. Remove Unprotect. {Docs}ci/yaml/#cacheunprotect");
        yield return new("a state among the artifacts", WithMore(more with { Artifacts = new() { Paths = ["infra/terraform.tfstate", "infra/.terraform/**", "infra/plan.txt"] } }),
            $"error PIPE0710 Build.Lint: the artifacts of 'more' hold 'infra/terraform.tfstate', a state of Terraform, which has passwords in clear and is in use elsewhere meanwhile. Remove it; keep states in GitLab (backend \"http\") or in a bucket (backend \"s3\"). {Docs}user/infrastructure/iac/terraform_state/",
            $"error PIPE0710 Build.Lint: the artifacts of 'more' hold 'infra/.terraform/**', a state of Terraform, which has passwords in clear and is in use elsewhere meanwhile. Remove it; keep states in GitLab (backend \"http\") or in a bucket (backend \"s3\"). {Docs}user/infrastructure/iac/terraform_state/");
        yield return new("a saved plan for everybody", WithMore(more with { Artifacts = new() { Paths = ["infra/plan.tfplan"] } }),
            $"error PIPE0711 Build.Lint: the artifacts of 'more' hold 'infra/plan.tfplan', a saved plan of Terraform, which has a copy of the state in it, and whoever sees the pipeline may download it. Set Access = ArtifactsAccess.None. {Docs}ci/yaml/#artifactsaccess");
        yield return new("two words on access", WithMore(more with { Artifacts = new() { Paths = ["x"], Public = false, Access = ArtifactsAccess.Developer } }),
            $"error PIPE0709 Build.Lint: the artifacts of 'more' say both public and access. Say Access alone. {Docs}ci/yaml/#artifactsaccess");

        yield return new("151 files", Sound with { Include = [.. Enumerable.Range(0, 151).Select(i => new Include.Local($"{i}.yml"))] },
            $"error PIPE0802 Build: the file includes 151 others; GitLab takes 150, nested ones among them. Include fewer. {Docs}ci/yaml/#include");
        yield return new("1001 pipelines", Sound with { Jobs = [.. Enumerable.Range(0, 1001).Select(i => trigger with { Name = $"t{i}", Stage = "test" })] },
            $"error PIPE0803 Build: the pipeline triggers 1001 others; GitLab takes 1000. Trigger fewer. {Docs}administration/instance_limits/",
            $"info PIPE0804 Build: the pipeline has 1001 jobs; on GitLab.com the free plan takes 500 at a time, Premium 20000. Know your plan, or split the pipeline. {Docs}user/gitlab_com/#cicd");
        yield return new("files that move", Sound with { Include = [new Include.Remote("https://x.example/a.yml"), new Include.OfProject("ours/ci", "a.yml"), new Include.Component("gitlab.example/a/b@~latest"), new Include.Component("gitlab.example/a/b@1.2.3")] },
            $"warning PIPE0805 Build: 'https://x.example/a.yml' is included without its hash, so others change this pipeline without a commit here. Pin it to a commit, a full version or its hash. {Docs}ci/yaml/#include",
            $"warning PIPE0805 Build: 'ours/ci' is included at the head of its default branch, so others change this pipeline without a commit here. Pin it to a commit, a full version or its hash. {Docs}ci/yaml/#include",
            $"warning PIPE0805 Build: 'gitlab.example/a/b@~latest' is included at a version that moves, so others change this pipeline without a commit here. Pin it to a commit, a full version or its hash. {Docs}ci/yaml/#include");
        yield return new("raw YAML", WithMore(more with { Raw = "timeout: 1h" }),
            $"info PIPE0806 Build.Lint: job 'more' has raw YAML, which is printed as it is and not checked. Use the model's own property where there is one. {Docs}ci/yaml/");
    }
}
