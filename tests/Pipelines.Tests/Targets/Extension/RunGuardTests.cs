using Pipelines.Testing;
using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Targets.Extension;

/// <summary>The extension at work: builds are started as a person or a job starts them.</summary>
public sealed class RunGuardTests
{
    [Fact]
    public async Task Refuses_a_command_line_before_any_target_runs()
    {
        using var build = new BuildProcess(typeof(Guarded));

        var run = await build.RunAsync("Works", "Brakes", "--api-kye", "hunter-2222", "--env=uat");

        Assert.True(run.ExitCode == 2, run.All);
        Assert.Equal(
            """
            target 'Brakes': this build has no target of that name. Did you mean 'Breaks'? Targets: Prepare, Works, Breaks, Refuses, Needs, Waits, Tells.
            argument '--api-kye': this build has no parameter of that name. Did you mean '--api-key'? './build.sh --help' lists them.
            argument '--env=uat': a value follows its parameter after a space. Write '--env uat'.

            """.ReplaceLineEndings(), run.Error);
        Assert.DoesNotContain("ran: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_steered_by_variables_that_have_the_names_of_NUKE_s_parameters()
    {
        using var build = new BuildProcess(typeof(Guarded));
        foreach (var (name, value) in new[]
        {
            ("TARGET", "Breaks"), ("SKIP", "Prepare"), ("PLAN", "true"), ("HELP", "true"), ("CONTINUE", "true"), ("PARTITION", "2/3"),
            ("VERBOSITY", "Quiet"), ("NO_LOGO", "true"), ("HOST", "my-laptop"),
        })
        {
            build.With(name, value);
        }

        var run = await build.RunAsync();

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("ran: Prepare", run.Output, StringComparison.Ordinal);
        Assert.Contains("TARGET=Breaks plan=False continue=False verbosity=Normal partition=1/1", run.Output, StringComparison.Ordinal);
        Assert.Contains("do not steer the build: CONTINUE, HELP, HOST, NO_LOGO, PARTITION, PLAN, SKIP, TARGET, VERBOSITY", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HOST", "GitLab", "host", "what the output is made for")]
    [InlineData("PROFILE", "ci", "profile", "a file of parameters")]
    public async Task Refuses_variables_that_NUKE_has_followed_before_any_extension_runs(string variable, string value, string parameter, string what)
    {
        using var build = new BuildProcess(typeof(Guarded)).With(variable, value).WithFile(".nuke/parameters.ci.json", "{}");

        var run = await build.RunAsync("Works");

        Assert.True(run.ExitCode == 2, run.All);
        Assert.Equal(
            $"environment variable {variable}: its value '{value}' would choose {what}, and a build is steered by its command line alone. " +
            $"Unset it ('env -u {variable} ./build.sh …'), or say '--{parameter} {value}'.{Environment.NewLine}", run.Error);
        Assert.True((await build.RunAsync("Works", "--" + parameter, value)).ExitCode == 0);
    }

    [Fact]
    public async Task Refuses_another_repository_by_a_variable()
    {
        using var elsewhere = new TemporaryFolder();
        using var build = new BuildProcess(typeof(Guarded)).With("ROOT", elsewhere.Path);

        var run = await build.RunAsync("Works");

        Assert.True(run.ExitCode == 2, run.All);
        Assert.StartsWith($"environment variable ROOT: its value '{elsewhere.Path}' would choose the repository, and", run.Error, StringComparison.Ordinal);
        Assert.True((await new BuildProcess(typeof(Guarded)).With("ROOT", "elsewhere").RunAsync("--root", build.Root)).ExitCode == 0);
    }

    [Fact]
    public async Task Follows_variables_that_are_meant_for_NUKE()
    {
        using var build = new BuildProcess(typeof(Guarded)).With("NUKE_TARGET", "Prepare");

        var run = await build.RunAsync();

        Assert.True(run.ExitCode == 0, run.All);
        Assert.DoesNotContain("ran: Works", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_a_failed_run_with_the_target_its_error_and_the_line_that_runs_it_again()
    {
        using var build = new BuildProcess(typeof(Guarded));

        var run = await build.RunAsync("Breaks", "--env", "uat one");

        Assert.True(run.ExitCode == 255, run.All);
        Assert.Equal(
            """

            Failed: Breaks
              InvalidDataException: It broke
              in the middle
            Run it again:
              ./build.sh Breaks --env 'uat one'
            or, without what has succeeded:
              ./build.sh Breaks --env 'uat one' --skip Prepare
            """, run.End);
    }

    [Fact]
    public async Task Keeps_the_exit_code_of_a_refusal_and_secrets_out_of_the_line()
    {
        using var build = new BuildProcess(typeof(Guarded));

        var run = await build.RunAsync("Refuses", "--skip", "--feed-password", "hunter-2222", "--no-logo");

        Assert.True(run.ExitCode == 14, run.All);
        Assert.Equal(
            """

            Failed: Refuses
              Cannot deploy (shop to uat): nothing answers. Look at the network.
            Run it again:
              ./build.sh Refuses --skip --no-logo
            Left out, because secret: --feed-password
            """, run.End);
    }

    [Fact]
    public async Task Tells_in_GitLab_what_does_the_same_on_a_machine_of_one_s_own()
    {
        using var build = new BuildProcess(typeof(Guarded))
            .With("GITLAB_CI", "true").With("CI_JOB_NAME", "deploy:uat").With("CI_JOB_URL", "https://gitlab.example/shop/-/jobs/7")
            .With("CI_COMMIT_SHA", "0123456789abcdef0123456789abcdef01234567");

        var run = await build.RunAsync("Refuses", "--env", "uat", "--skip");

        Assert.True(run.ExitCode == 14, run.All);
        Assert.Equal(
            """

            Failed: Refuses
              Cannot deploy (shop to uat): nothing answers. Look at the network.
            Run it again: 'Retry' at https://gitlab.example/shop/-/jobs/7
            What job 'deploy:uat' did, on your machine:
              git fetch origin 0123456789abcdef0123456789abcdef01234567 && git checkout 0123456789abcdef0123456789abcdef01234567 && ./build.sh Refuses --env uat
            """, run.End);
    }

    [Fact]
    public async Task Fetches_the_merged_result_of_a_merge_request_by_its_own_reference()
    {
        using var build = new BuildProcess(typeof(Guarded))
            .With("GITLAB_CI", "true").With("CI_JOB_NAME", "lint").With("CI_COMMIT_SHA", "0123abc").With("CI_MERGE_REQUEST_REF_PATH", "refs/merge-requests/1/merge");

        Assert.Contains(
            "\n  git fetch origin refs/merge-requests/1/merge && git checkout 0123abc && ./build.sh Breaks", (await build.RunAsync("Breaks", "--skip")).End, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_why_a_run_ended_before_its_first_target()
    {
        using var build = new BuildProcess(typeof(Guarded));

        var run = await build.RunAsync("Needs");

        Assert.True(run.ExitCode == 255, run.All);
        Assert.StartsWith("\nFailed before the first target\n  ", run.End, StringComparison.Ordinal);
        Assert.Contains("'Guarded.Env'", run.End, StringComparison.Ordinal);
        Assert.EndsWith("Run it again:\n  ./build.sh Needs", run.End, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_nothing_after_a_run_that_succeeded()
    {
        using var build = new BuildProcess(typeof(Guarded));

        var run = await build.RunAsync("Works", "--env", "uat");

        Assert.True(run.ExitCode == 0, run.All);
        Assert.EndsWith("Build succeeded." + Environment.NewLine, run.Output, StringComparison.Ordinal);
    }
}
