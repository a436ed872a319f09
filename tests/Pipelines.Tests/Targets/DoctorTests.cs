using Pipelines.Testing;
using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Targets;

/// <summary><c>Doctor</c>, from the command line to a server and an exit code.</summary>
public sealed class DoctorTests
{
    private const string Token = "glpat-never-shown-1";

    [Fact]
    public async Task Looks_at_the_machine_alone_without_a_token()
    {
        using var build = await RepositoryAsync();

        var run = await build.RunAsync("Doctor");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("ok      git: git version ", run.Output, StringComparison.Ordinal);
        Assert.Contains("The project's settings on GitLab were not looked at: set GITLAB_TOKEN to a token of a Maintainer with the scope 'read_api'.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_when_something_blocks_and_prints_what_mends_it()
    {
        using var server = ScriptedServer.Answering(request => request.Path switch
        {
            "/api/v4/projects/7" => ScriptedAnswer.Json("""{"id": 7, "builds_access_level": "enabled", "merge_requests_access_level": "enabled", "only_allow_merge_if_pipeline_succeeds": false, "allow_merge_on_skipped_pipeline": false}"""),
            "/api/v4/projects/7/protected_branches" => ScriptedAnswer.Json("[]"),
            _ => ScriptedAnswer.Json("[]", 404),
        });
        using var build = await RepositoryAsync();

        var run = await build.With("GITLAB_URL", server.Address.AbsoluteUri).With("GITLAB_TOKEN", Token).With("CI_PROJECT_ID", "7").RunAsync("Doctor");

        Assert.True(run.ExitCode == 1, run.All);
        Assert.Contains("BLOCKS  Pipelines must succeed: off; it should be on", run.Output, StringComparison.Ordinal);
        Assert.Contains($"--data-urlencode 'only_allow_merge_if_pipeline_succeeds=true' '{server.Address}api/v4/projects/7'", run.Output, StringComparison.Ordinal);
        Assert.Contains("BLOCKS  Branch staging: not protected", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("\nFailed: Doctor\n  Something blocks; see above.", run.End, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, run.All, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task Says_what_is_missing_to_ask_GitLab()
    {
        using var build = await RepositoryAsync();

        var run = await build.With("GITLAB_TOKEN", Token).With("CI_PROJECT_ID", "7").RunAsync("Doctor");

        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("Doctor: it is not said where GitLab is. Say '--gitlab-url https://gitlab.example.com', or set GITLAB_URL; in a job CI_API_V4_URL says it.", run.End, StringComparison.Ordinal);
    }

    private static async Task<BuildProcess> RepositoryAsync()
    {
        var build = new BuildProcess(typeof(Examined));
        await CliWrap.Cli.Wrap("git").WithArguments(["init", "--quiet"]).WithWorkingDirectory(build.Root).ExecuteAsync(TestContext.Current.CancellationToken);
        return build;
    }
}
