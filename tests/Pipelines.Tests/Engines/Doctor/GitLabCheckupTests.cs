using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.GitLab;
using Pipelines.Definitions;
using Pipelines.Engines.Doctor;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Doctor;

/// <summary>The settings of a project on a scripted GitLab.</summary>
public sealed class GitLabCheckupTests
{
    private const string Token = "glpat-never-shown-1", Hidden = "value-never-shown-2";

    private static readonly Application Shop = new("shop")
    {
        ReleaseBranch = "staging",
        Environments =
        [
            new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic },
            new("prod") { Account = "444444444444", Region = "eu-west-1", Tier = Tier.Production, Start = Start.Manual },
        ],
        Registry = RegistrySource.Vault("secret", "shop/{environment}", "registry"),
        Images = [new("shop") { Dockerfile = "Dockerfile", Secrets = [new("npm", SecretSource.Variable("NPM_TOKEN"))] }],
    };

    // As https://docs.gitlab.com/api/projects/ and the pages of the others show them, shortened.
    private static readonly Dictionary<string, string> Right = new()
    {
        [""] = """
            {"id": 7, "default_branch": "staging", "builds_access_level": "enabled", "merge_requests_access_level": "enabled", "ci_config_path": null,
             "only_allow_merge_if_pipeline_succeeds": true, "allow_merge_on_skipped_pipeline": null, "auto_cancel_pending_pipelines": "enabled",
             "ci_forward_deployment_enabled": true, "ci_allow_fork_pipelines_to_run_in_parent_project": false, "keep_latest_artifact": true,
             "ci_pipeline_variables_minimum_override_role": "maintainer"}
            """,
        ["protected_branches"] = """[{"id": 1, "name": "staging", "push_access_levels": [{"id": 1, "access_level": 0, "access_level_description": "No one"}], "merge_access_levels": [{"access_level": 30}], "allow_force_push": false}]""",
        ["variables"] = $$"""[{"key": "VAULT_ADDR", "value": "https://vault.example", "masked": false, "protected": false, "environment_scope": "*"}, {"key": "NPM_TOKEN", "value": "{{Hidden}}", "masked": true, "protected": false, "environment_scope": "*"}]""",
        ["job_token_scope"] = """{"inbound_enabled": true, "outbound_enabled": false}""",
        ["protected_environments"] = """[{"name": "prod", "deploy_access_levels": [{"access_level": 40}]}]""",
    };

    [Fact]
    public async Task Finds_nothing_wrong_where_nothing_is()
    {
        using var server = Answering([]);

        var all = await RunAsync(server);

        Assert.All(all, checkup => Assert.True(checkup.Standing == Standing.Good, string.Join('\n', DoctorText.Lines(checkup))));
        Assert.Equal(
            [
                "Pipelines", "Merge requests", "Pipeline file", "Pipelines must succeed", "Skipped pipelines are considered successful", "Forks' pipelines may run in this project",
                "Keep artifacts of the latest successful jobs", "Auto-cancel redundant pipelines", "Prevent outdated deployment jobs", "Who may give a pipeline variables",
                "Branch staging", "Variable NPM_TOKEN", "Job tokens of other projects", "Environment prod",
            ],
            all.Select(checkup => checkup.Name));
        Assert.All(server.Requests, request => Assert.Equal(("GET", Token), (request.Method, request.Header("PRIVATE-TOKEN"))));
        Assert.Equal("0 block, 0 could be better, 0 unknown, 14 good", DoctorText.Verdict(all));
    }

    [Fact]
    public async Task Says_what_is_what_should_be_why_and_what_mends_it()
    {
        using var server = Answering([(
            "", Right[""].Replace("\"only_allow_merge_if_pipeline_succeeds\": true", "\"only_allow_merge_if_pipeline_succeeds\": false", StringComparison.Ordinal))]);

        var wrong = Assert.Single(await RunAsync(server), checkup => checkup.Standing != Standing.Good);

        Assert.Equal(
            [
                "BLOCKS  Pipelines must succeed: off; it should be on",
                "        Why: a merge request whose pipeline failed, or has none, can be merged.",
                $"        Mend: printf 'header = \"PRIVATE-TOKEN: %s\"' \"$GITLAB_TOKEN\" | curl --config - --fail --request PUT --data-urlencode 'only_allow_merge_if_pipeline_succeeds=true' '{server.Address}api/v4/projects/shop%2Fstorefront'",
            ],
            DoctorText.Lines(wrong));
    }

    [Theory]
    [InlineData("\"builds_access_level\": \"enabled\"", "\"builds_access_level\": \"disabled\"", "BLOCKS  Pipelines: disabled; it should be enabled", "builds_access_level=enabled")]
    [InlineData("\"merge_requests_access_level\": \"enabled\"", "\"merge_requests_access_level\": \"disabled\"", "BLOCKS  Merge requests: disabled; it should be enabled", "merge_requests_access_level=enabled")]
    [InlineData("\"ci_config_path\": null", "\"ci_config_path\": \"ci/other.yml\"", "BLOCKS  Pipeline file: ci/other.yml; it should be .gitlab-ci.yml", "ci_config_path=.gitlab-ci.yml")]
    [InlineData("\"allow_merge_on_skipped_pipeline\": null", "\"allow_merge_on_skipped_pipeline\": true", "BLOCKS  Skipped pipelines are considered successful: on; it should be off", "allow_merge_on_skipped_pipeline=false")]
    [InlineData("\"only_allow_merge_if_pipeline_succeeds\": true", "\"x\": 1", "BLOCKS  Pipelines must succeed: not told; it should be on", "only_allow_merge_if_pipeline_succeeds=true")]
    [InlineData("\"auto_cancel_pending_pipelines\": \"enabled\"", "\"auto_cancel_pending_pipelines\": \"disabled\"", "advice  Auto-cancel redundant pipelines: disabled; it should be enabled", "auto_cancel_pending_pipelines=enabled")]
    [InlineData("\"ci_forward_deployment_enabled\": true", "\"ci_forward_deployment_enabled\": false", "advice  Prevent outdated deployment jobs: off; it should be on", "ci_forward_deployment_enabled=true")]
    [InlineData("\"ci_allow_fork_pipelines_to_run_in_parent_project\": false", "\"ci_allow_fork_pipelines_to_run_in_parent_project\": true", "advice  Forks' pipelines may run in this project: on; it should be off", "ci_allow_fork_pipelines_to_run_in_parent_project=false")]
    [InlineData("\"keep_latest_artifact\": true", "\"x\": 1", "unknown Keep artifacts of the latest successful jobs: not told; it should be on", "keep_latest_artifact=true")]
    [InlineData("\"maintainer\"", "\"no_one_allowed\"", "advice  Who may give a pipeline variables: no_one_allowed; it should be maintainer", "ci_pipeline_variables_minimum_override_role=maintainer")]
    public async Task Names_each_setting_that_is_wrong(string right, string wrong, string line, string mend)
    {
        using var server = Answering([("", Right[""].Replace(right, wrong, StringComparison.Ordinal))]);

        var found = Assert.Single(await RunAsync(server), checkup => checkup.Standing != Standing.Good);

        Assert.Equal(line, DoctorText.Lines(found).First());
        Assert.Contains($"--request PUT --data-urlencode '{mend}' ", found.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "BLOCKS  Branch staging: not protected; it should be protected, and nobody pushes to it", "--request POST --data-urlencode 'name=staging' --data-urlencode 'push_access_level=0'")]
    [InlineData("""[{"name": "main", "push_access_levels": []}]""", "BLOCKS  Branch staging: not protected; it should be protected, and nobody pushes to it", "POST")]
    [InlineData("""[{"name": "staging", "push_access_levels": [{"access_level": 30}]}]""", "BLOCKS  Branch staging: protected, but developers may push; it should be protected, and nobody pushes to it", "--request DELETE")]
    [InlineData("""[{"name": "stag*", "push_access_levels": [{"access_level": 0}, {"access_level": 30}]}]""", "BLOCKS  Branch staging: protected, but developers may push; it should be protected, and nobody pushes to it", "protected_branches/stag%2A")]
    [InlineData("""[{"name": "staging", "push_access_levels": [{"access_level": 0}], "allow_force_push": true}]""", "BLOCKS  Branch staging: protected, but force pushes are allowed; it should be protected, and nobody pushes to it", "--request PATCH --data-urlencode 'allow_force_push=false'")]
    [InlineData("""[{"name": "staging", "push_access_levels": [{"access_level": 40}, {"access_level": 40, "user_id": 5}]}]""", "advice  Branch staging: protected, but maintainers and 1 named one may push; it should be protected, and nobody pushes to it", "--request DELETE")]
    public async Task Looks_at_who_may_push_past_the_gate(string rules, string line, string mend)
    {
        using var server = Answering([("protected_branches", rules)]);

        var found = Assert.Single(await RunAsync(server), checkup => checkup.Standing != Standing.Good);

        Assert.Equal(line, DoctorText.Lines(found).First());
        Assert.Contains(mend, found.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("s*g")]
    [InlineData("st*in*")]
    [InlineData("staging*")]
    public async Task Knows_the_patterns_of_protected_branches(string pattern)
    {
        using var server = Answering([("protected_branches", $$"""[{"name": "{{pattern}}", "push_access_levels": [{"access_level": 0}]}]""")]);

        Assert.Contains(await RunAsync(server), checkup => checkup is { Name: "Branch staging", Standing: Standing.Good });
    }

    [Theory]
    [InlineData("[]", "advice  Variable VAULT_ADDR: not among the project's own; it should be there")]
    [InlineData("""[{"key": "VAULT_ADDR"}, {"key": "NPM_TOKEN", "masked": true}, {"key": "VAULT_TOKEN", "value": "value-never-shown-2", "masked": false, "protected": true}]""", "BLOCKS  Variable VAULT_TOKEN: not masked; it should be masked")]
    [InlineData("""[{"key": "VAULT_ADDR"}, {"key": "NPM_TOKEN", "masked": true}, {"key": "GITLAB_TOKEN", "masked": true, "protected": false, "environment_scope": "prod"}]""", "advice  Variable GITLAB_TOKEN (prod): not protected; it should be protected")]
    [InlineData("""[{"key": "VAULT_ADDR"}, {"key": "NPM_TOKEN", "masked": false}]""", "BLOCKS  Variable NPM_TOKEN: not masked; it should be masked")]
    public async Task Looks_at_the_variables_that_the_definition_reads(string variables, string line)
    {
        using var server = Answering([("variables", variables)]);

        var all = await RunAsync(server);

        Assert.Contains(line, all.SelectMany(DoctorText.Lines));
        Assert.DoesNotContain(Hidden, string.Join('\n', all.SelectMany(DoctorText.Lines)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_as_many_pages_as_there_are()
    {
        var hundred = string.Join(',', Enumerable.Range(0, 100).Select(number => $$"""{"name": "b{{number}}", "push_access_levels": []}"""));
        using var server = ScriptedServer.Answering(request => Answer(request, [(
            "protected_branches", request.Query.EndsWith("page=1", StringComparison.Ordinal) ? $"[{hundred}]" : Right["protected_branches"])]));

        Assert.Contains(await RunAsync(server), checkup => checkup is { Name: "Branch staging", Standing: Standing.Good });
    }

    [Fact]
    public async Task Knows_that_a_free_server_protects_no_environments()
    {
        using var server = ScriptedServer.Answering(request => request.Path.EndsWith("/protected_environments", StringComparison.Ordinal) ? ScriptedAnswer.Json("""{"message":"404 Not Found"}""", 404) : Answer(request, []));

        var found = Assert.Single(await RunAsync(server), checkup => checkup.Standing != Standing.Good);

        Assert.Equal("unknown Environment prod: not to be protected here (part of GitLab Premium)", Assert.Single(DoctorText.Lines(found)));
    }

    [Theory]
    [InlineData(401, "could not be asked: the token is wrong or has expired (401); it said: no", "Make a new one with the scope 'api' (https://docs.gitlab.com/user/profile/personal_access_tokens/), and set GITLAB_TOKEN.")]
    [InlineData(403, "could not be asked: the token may not do that (403); it said: no", "It needs the scope 'api' (or 'read_api') and the role Maintainer in the project. CI_JOB_TOKEN is not enough.")]
    [InlineData(404, "could not be asked: there is no project 'shop/storefront', or the token does not see it (404); it said: no", "Correct --gitlab-project, or give the token's owner access to the project.")]
    [InlineData(502, "could not be asked: the server failed (502); it said: no", "Look at GitLab's status page, or run it again.")]
    public async Task Blocks_where_the_project_does_not_answer(int status, string reason, string remedy)
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("""{"message": "no"}""", status));

        var found = Assert.Single(await RunAsync(server));

        Assert.Equal((Standing.Blocks, "Project", reason, remedy), (found.Standing, found.Name, found.Is, found.Mend));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Goes_on_where_one_question_is_refused_and_blocks_only_where_the_gate_depends_on_it()
    {
        using var server = ScriptedServer.Answering(request =>
            request.Path.EndsWith("/variables", StringComparison.Ordinal) || request.Path.EndsWith("/protected_branches", StringComparison.Ordinal)
                ? ScriptedAnswer.Json("""{"message": "403 Forbidden"}""", 403)
                : Answer(request, []));

        var all = await RunAsync(server);

        Assert.Equal(
            [("Branch staging", Standing.Blocks), ("CI/CD variables", Standing.Unknown)],
            all.Where(checkup => checkup.Standing != Standing.Good).Select(checkup => (checkup.Name, checkup.Standing)));
        Assert.Contains(all, checkup => checkup is { Name: "Environment prod", Standing: Standing.Good });
    }

    [Theory]
    [InlineData("[]", "the answer is no object: []")]
    [InlineData("<html>Sign in</html>", "the answer is no JSON: <html>Sign in</html>")]
    [InlineData("""{"id": "7"}""", """the answer is no project: {"id":"7"}""")]
    [InlineData("", "the answer is empty")]
    public async Task Takes_no_other_page_for_GitLab(string text, string reason)
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Text(text));

        Assert.Equal($"could not be asked: {reason}", Assert.Single(await RunAsync(server)).Is);
    }

    [Fact]
    public async Task Does_not_wait_for_ever()
    {
        var time = new FakeTimeProvider();
        using var server = ScriptedServer.Answering(_ =>
        {
            time.Advance(GitLabSettings.Limit);
            return ScriptedAnswer.Never;
        });

        Assert.Equal("could not be asked: there was no answer within 20 seconds", Assert.Single(await RunAsync(server, time)).Is);
    }

    [Fact]
    public async Task Shows_the_token_nowhere()
    {
        using var server = ScriptedServer.Answering(request => ScriptedAnswer.Json($$"""{"message": "bad token"}""", 401));
        using var wrong = Answering([("", """{"id": 7}"""), ("protected_branches", "[]"), ("variables", "[]"), ("protected_environments", "[]"), ("job_token_scope", "{}")]);

        var lines = (await RunAsync(server)).Concat(await RunAsync(wrong)).SelectMany(DoctorText.Lines).ToList();

        Assert.True(lines.Count > 20);
        Assert.DoesNotContain(lines, line => line.Contains(Token, StringComparison.Ordinal));
    }

    private static ScriptedServer Answering((string Path, string Text)[] other) => ScriptedServer.Answering(request => Answer(request, other));

    private static ScriptedAnswer Answer(ScriptedRequest request, (string Path, string Text)[] other)
    {
        const string root = "/api/v4/projects/shop%2Fstorefront";
        var path = request.Path.StartsWith(root, StringComparison.Ordinal) ? request.Path[root.Length..].TrimStart('/') : "elsewhere";
        return other.Where(answer => answer.Path == path).Select(answer => answer.Text).FirstOrDefault() is { } text ? ScriptedAnswer.Json(text)
            : Right.TryGetValue(path, out var right) ? ScriptedAnswer.Json(right)
            : ScriptedAnswer.Empty(599);
    }

    private static Task<IReadOnlyList<Checkup>> RunAsync(ScriptedServer server, TimeProvider? time = null) =>
        new GitLabCheckup(Shop, new GitLabAccess(server.Address, "shop/storefront", new Secret(Token)), time ?? TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
}
