using Pipelines.Testing;
using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Targets;

/// <summary><c>CheckPipeline --lint</c>, from the command line to a server.</summary>
public sealed class GitLabQuestionTests
{
    [Fact]
    public async Task Prints_what_GitLab_warns_of_and_takes_its_yes()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"valid": true, "errors": [], "warnings": ["a job may run twice"]}"""));
        using var build = await GeneratedAsync();

        var run = await build.With("GITLAB_URL", server.Address.AbsoluteUri).With("GITLAB_TOKEN", "glpat-never-shown-1").With("CI_PROJECT_ID", "7").With("CI_COMMIT_BRANCH", "staging")
            .RunAsync("CheckPipeline", "--lint");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("[WRN] GitLab: a job may run twice", run.Output, StringComparison.Ordinal);
        Assert.Contains("GitLab takes .gitlab-ci.yml (dry run for staging).", run.Output, StringComparison.Ordinal);
        Assert.Equal("POST /api/v4/projects/7/ci/lint", server.Request.ToString());
        Assert.Equal(await File.ReadAllTextAsync(build.At(".gitlab-ci.yml"), TestContext.Current.CancellationToken), (string?)server.Request.Json!["content"]);
        Assert.DoesNotContain("glpat-never-shown-1", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_with_all_errors_of_GitLab()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"valid": false, "errors": ["one thing", "another"], "warnings": []}"""));
        using var build = await GeneratedAsync();

        var run = await build.With("GITLAB_TOKEN", "glpat-never-shown-1").With("CI_API_V4_URL", server.Address + "api/v4").With("CI_PROJECT_ID", "7").RunAsync("CheckPipeline", "--lint");

        Assert.True(run.ExitCode == 1, run.All);
        Assert.StartsWith("\nFailed: CheckPipeline\n  GitLab would make no pipeline of it:\n    one thing\n    another\nRun it again:\n  ./build.sh CheckPipeline --lint", run.End, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_everything_that_is_missing_at_once()
    {
        using var build = await GeneratedAsync();

        var run = await build.RunAsync("CheckPipeline", "--lint", "--gitlab-project", "shop/storefront");

        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains(
            "--lint: it is not said where GitLab is. Say '--gitlab-url https://gitlab.example.com', or set GITLAB_URL; in a job CI_API_V4_URL says it.\n" +
            "  --lint: there is no token. Set GITLAB_TOKEN to an access token with the scope 'api', in GitLab as a masked CI/CD variable; CI_JOB_TOKEN is not enough for CI Lint.\n",
            run.End, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_nobody_unless_it_is_told_to()
    {
        using var server = ScriptedServer.Answering();
        using var build = await GeneratedAsync();

        var run = await build.With("GITLAB_URL", server.Address.AbsoluteUri).With("GITLAB_TOKEN", "glpat-never-shown-1").RunAsync("CheckPipeline");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Empty(server.Requests);
    }

    private static async Task<BuildProcess> GeneratedAsync()
    {
        var build = new BuildProcess(typeof(Generating));
        var run = await build.RunAsync("GeneratePipeline");
        Assert.True(run.ExitCode == 0, run.All);
        return build;
    }
}
