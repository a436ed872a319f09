namespace Nuke.Contract;

/// <summary>What does not run, and what it takes with it.</summary>
public sealed class SkipTests
{
    [Fact]
    public void Skips_a_target_by_name_and_what_only_it_needs()
    {
        var outcome = BuildProcess.Run<Conditional>("Top", "--skip", "Middle");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["Other", "Top"], outcome.Ran);
        Assert.Equal("Skipped", outcome.StatusOf("Middle"));
        Assert.Equal("Skipped", outcome.StatusOf("Deep"));
        Assert.Contains("via parameter", outcome.SummaryOf("Middle"), StringComparison.Ordinal);
        Assert.Contains("because of Middle", outcome.SummaryOf("Deep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Skips_all_but_the_invoked_targets() => Assert.Equal(["Top"], BuildProcess.Run<Conditional>("Top", "--skip").Ran);

    [Fact]
    public void Skips_even_the_default_target_when_no_target_is_named() => Assert.Empty(BuildProcess.Run<Conditional>("--skip").Ran);

    [Fact]
    public void Skips_the_dependencies_of_an_invoked_target_but_not_the_target() =>
        Assert.Equal(["Middle"], BuildProcess.Run<Conditional>("Middle", "--skip", "Middle").Ran);

    [Fact]
    public void Keeps_a_dependency_that_another_target_needs() =>
        Assert.Equal(["Deep", "Middle", "AfterStaticNo"], BuildProcess.Run<Conditional>("AfterStaticNo", "Middle").Ran.OrderBy(x => x switch { "Deep" => 0, "Middle" => 1, _ => 2 }).ToArray());

    [Fact]
    public void Asks_static_conditions_first_and_skips_the_dependencies()
    {
        var outcome = BuildProcess.Run<Conditional>("AfterStaticNo");
        Assert.Equal(["AfterStaticNo"], outcome.Ran);
        Assert.Equal("Skipped", outcome.StatusOf("StaticNo"));
        Assert.Equal("Skipped", outcome.StatusOf("Deep"));
        Assert.Contains("OnlyWhen: Never", outcome.SummaryOf("StaticNo"), StringComparison.Ordinal);
    }

    [Fact]
    public void Skips_an_invoked_target_whose_static_condition_does_not_hold()
    {
        var outcome = BuildProcess.Run<Conditional>("StaticNo");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Ran);
        Assert.Equal("Skipped", outcome.StatusOf("StaticNo"));
    }

    [Fact]
    public void Runs_the_dependencies_of_a_skipped_target_that_says_so() =>
        Assert.Equal(["Deep", "AfterStaticNoButDeep"], BuildProcess.Run<Conditional>("AfterStaticNoButDeep").Ran);

    [Fact]
    public void Asks_dynamic_conditions_after_the_dependencies_ran()
    {
        var outcome = BuildProcess.Run<Conditional>("DynamicNo");
        Assert.Equal(["Deep"], outcome.Ran);
        Assert.Equal("Skipped", outcome.StatusOf("DynamicNo"));
        Assert.Equal("Skipped", outcome.StatusOf("Other"));
        Assert.Contains("never mind && Number == 1", outcome.SummaryOf("DynamicNo"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_when_a_condition_throws() => Assert.Equal(255, BuildProcess.Run<Conditional>("DynamicBad").ExitCode);

    [Fact]
    public void Checks_requirements_before_any_target_runs()
    {
        using var build = BuildProcess.Of<Conditional>().OnServer();
        var outcome = build.Run("AfterRequiring", "--number", "1");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Empty(outcome.Ran);
        Assert.Contains("Needed", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(255, "--needed", " ")]
    [InlineData(0, "--needed", "x", "--number", "3")]
    public void Requires_values_of_members(int exitCode, params string[] arguments)
    {
        using var build = BuildProcess.Of<Conditional>().OnServer();
        Assert.Equal(exitCode, build.Run(["Requiring", .. arguments]).ExitCode);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(0, "--number", "2")]
    public void Requires_conditions_to_hold(int exitCode, params string[] arguments) =>
        Assert.Equal(exitCode, BuildProcess.Run<Conditional>(["RequiringTrue", .. arguments]).ExitCode);

    [Fact]
    public void Does_not_require_anything_for_a_target_that_is_skipped_statically() =>
        Assert.Equal(["AfterRequiringButStaticNo"], BuildProcess.Run<Conditional>("AfterRequiringButStaticNo").Ran);

    [Fact]
    public void Requires_values_of_a_target_that_is_skipped_dynamically()
    {
        using var build = BuildProcess.Of<Conditional>().OnServer();
        Assert.Equal(255, build.Run("RequiringButDynamicNo").ExitCode);
    }

    [Fact]
    public void Requires_members_that_every_run_needs()
    {
        using var build = BuildProcess.Of<Demanding>().OnServer();
        Assert.Equal(255, build.Run().ExitCode);
        Assert.Contains("token = t", build.Run("--token", "t").Lines);
    }
}
