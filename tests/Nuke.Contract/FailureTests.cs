namespace Nuke.Contract;

/// <summary>What happens when something goes wrong.</summary>
public sealed class FailureTests
{
    [Fact]
    public void Stops_at_the_first_failure()
    {
        var outcome = BuildProcess.Run<Failing>("Last");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal(["First", "Breaks"], outcome.Ran);
        Assert.Equal("Succeeded", outcome.StatusOf("First"));
        Assert.Equal("Failed", outcome.StatusOf("Breaks"));
        Assert.Equal("NotRun", outcome.StatusOf("Last"));
    }

    [Fact]
    public void Puts_the_first_line_of_the_error_into_the_summary() =>
        Assert.Equal("InvalidDataException: It broke", BuildProcess.Run<Failing>("Last").SummaryOf("Breaks"));

    [Fact]
    public void Leaves_a_summary_that_the_target_reported() =>
        Assert.Equal("Files: 3", BuildProcess.Run<Failing>("ReportsAndBreaks").SummaryOf("ReportsAndBreaks"));

    [Fact]
    public void Replaces_the_summary_with_each_report() =>
        Assert.Equal("Files: 3, Bytes: many", BuildProcess.Run<Failing>("Reports").SummaryOf("Reports"));

    [Fact]
    public void Shows_the_error_of_an_async_target() =>
        Assert.Equal("InvalidDataException: later", BuildProcess.Run<Failing>("BreaksLater").SummaryOf("BreaksLater"));

    [Fact]
    public void Waits_for_async_actions() => Assert.Equal(["Waits"], BuildProcess.Run<Failing>("Waits").Ran);

    [Fact]
    public void Runs_what_is_assured_after_a_failure()
    {
        var outcome = BuildProcess.Run<Failing>("Breaks", "Assured", "AssuredBreaks", "Last");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal("Succeeded", outcome.StatusOf("Assured"));
        Assert.Equal("Failed", outcome.StatusOf("AssuredBreaks"));
        Assert.Equal("NotRun", outcome.StatusOf("Last"));
    }

    [Fact]
    public void Proceeds_after_a_failure_that_may_happen_and_fails_in_the_end()
    {
        var outcome = BuildProcess.Run<Failing>("AfterCareless");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal(["AfterCareless"], outcome.Ran);
        Assert.Equal("Failed", outcome.StatusOf("Careless"));
    }

    [Fact]
    public void Says_how_the_build_ended_to_whom_it_may_concern()
    {
        var lines = BuildProcess.Run<Failing>("Last").Lines;
        Assert.Contains("finished = True", lines);
        Assert.Contains("failing = True", lines);
        Assert.Contains("failed = Breaks", lines);
        Assert.Contains("ended = Breaks,First", lines);
    }

    [Fact]
    public void Repeats_errors_at_the_end_with_their_target()
    {
        var outcome = BuildProcess.Run<Failing>("Last");
        var repeated = outcome.Lines.SkipWhile(x => !x.Contains("Errors & Warnings", StringComparison.Ordinal));
        Assert.Contains(repeated, x => x.StartsWith("[ERR] Breaks: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("3", 3)]
    public void Ends_with_the_exit_code_that_the_build_sets(string code, int exitCode) =>
        Assert.Equal(exitCode, BuildProcess.Run<Failing>("SetsExitCode", "--code", code).ExitCode);

    [Fact]
    public void Says_why_a_build_cannot_be_made()
    {
        var outcome = BuildProcess.Run<Stillborn>();
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("The stork is lost", outcome.Text + outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Continues_after_what_succeeded()
    {
        using var build = BuildProcess.Of<Failing>();
        Assert.Equal(["First"], build.Run("Flaky").Ran);
        File.WriteAllText(build.PathOf("mended"), "");
        var outcome = build.Run("Flaky", "--continue");
        Assert.Equal(["Flaky"], outcome.Ran);
        Assert.Equal("Skipped", outcome.StatusOf("First"));
    }

    [Fact]
    public void Runs_everything_when_another_run_is_to_be_continued()
    {
        using var build = BuildProcess.Of<Failing>();
        build.Run("Flaky");
        var outcome = build.Run("First", "Waits", "--continue");
        Assert.Equal(["Waits", "First"], outcome.Ran.OrderDescending().ToArray());
        Assert.Contains("[WRN]", outcome.Text, StringComparison.Ordinal);
    }
}
